import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import seguimiento.nucleo.filtros
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('cuentas', '__first__'),
        ('directorio', '0005_indice_de_cargos'),
        ('nucleo', '0005_historial_por_sentencia'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='Pausa',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versión')),
                ('eliminado', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='eliminado')),
                ('eliminado_motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la eliminación')),
                ('desde', models.DateField(verbose_name='desde')),
                ('hasta', models.DateField(blank=True, null=True, verbose_name='hasta')),
                ('motivo', models.TextField(max_length=500, verbose_name='qué se espera')),
            ],
            options={
                'verbose_name': 'pausa',
                'verbose_name_plural': 'pausas',
                'ordering': ['desde', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Asunto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versión')),
                ('eliminado', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='eliminado')),
                ('eliminado_motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la eliminación')),
                ('nombre', models.CharField(max_length=120, verbose_name='asunto')),
                ('dias', models.PositiveSmallIntegerField(default=10, help_text='Los que se proponen al turnar; cada turno puede llevar otros.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(250)], verbose_name='días hábiles para contestar')),
                ('nota', models.CharField(blank=True, default='', help_text='Qué cabe en este asunto.', max_length=250, verbose_name='nota')),
            ],
            options={
                'verbose_name': 'asunto',
                'verbose_name_plural': 'asuntos',
                'ordering': ['nombre'],
                'constraints': [models.UniqueConstraint(models.Func(models.Func('nombre', function='LOWER'), models.Value('áéíóúüàèìòùñ'), models.Value('aeiouuaeioun'), function='TRANSLATE', output_field=models.TextField()), condition=models.Q(('eliminado__isnull', True)), name='asunto_unico', violation_error_message='Ese asunto ya está en el catálogo.')],
            },
        ),
        migrations.CreateModel(
            name='AsuntoEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versión')),
                ('eliminado', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='eliminado')),
                ('eliminado_motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la eliminación')),
                ('nombre', models.CharField(max_length=120, verbose_name='asunto')),
                ('dias', models.PositiveSmallIntegerField(default=10, help_text='Los que se proponen al turnar; cada turno puede llevar otros.', validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(250)], verbose_name='días hábiles para contestar')),
                ('nota', models.CharField(blank=True, default='', help_text='Qué cabe en este asunto.', max_length=250, verbose_name='nota')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='eventos', related_query_name='eventos', to='correspondencia.asunto')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Recibido',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versión')),
                ('eliminado', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='eliminado')),
                ('eliminado_motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la eliminación')),
                ('clave', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='clave de verificación')),
                ('folio', models.CharField(editable=False, max_length=20, unique=True, verbose_name='folio')),
                ('fecha', models.DateField(verbose_name='fecha de recepción')),
                ('hora', models.TimeField(verbose_name='hora de recepción')),
                ('ejercicio', models.PositiveSmallIntegerField(editable=False, verbose_name='ejercicio')),
                ('clase', models.CharField(choices=[('relevante', 'Relevante'), ('ccp', 'C.C.P.')], default='relevante', max_length=10, verbose_name='clase')),
                ('remitente', models.CharField(max_length=150, verbose_name='remitente')),
                ('cargo', models.CharField(blank=True, default='', max_length=150, verbose_name='cargo')),
                ('institucion', models.CharField(blank=True, default='', max_length=200, verbose_name='institución')),
                ('numero', models.CharField(blank=True, default='', help_text='El que trae el oficio; vacío si no tiene.', max_length=60, verbose_name='número de oficio')),
                ('fecha_oficio', models.DateField(blank=True, null=True, verbose_name='fecha del oficio')),
                ('sintesis', models.TextField(help_text='Qué pide o informa, en una o dos frases.', max_length=2000, verbose_name='síntesis')),
                ('anexos', models.CharField(blank=True, default='', help_text='Por ejemplo: 12 fojas y un disco.', max_length=200, verbose_name='anexos')),
                ('reconstruido', models.BooleanField(default=False, editable=False, verbose_name='reconstruido a partir de las cifras publicadas')),
                ('busqueda', models.GeneratedField(db_persist=True, expression=seguimiento.nucleo.filtros.Vector(django.db.models.functions.text.Concat(models.Value(' '), 'remitente', models.Value(' '), models.Func(models.Func('remitente', function='LOWER'), models.Value('áéíóúüàèìòùñ'), models.Value('aeiouuaeioun'), function='TRANSLATE', output_field=models.TextField()), models.Value(' '), 'cargo', models.Value(' '), models.Func(models.Func('cargo', function='LOWER'), models.Value('áéíóúüàèìòùñ'), models.Value('aeiouuaeioun'), function='TRANSLATE', output_field=models.TextField()), models.Value(' '), 'institucion', models.Value(' '), models.Func(models.Func('institucion', function='LOWER'), models.Value('áéíóúüàèìòùñ'), models.Value('aeiouuaeioun'), function='TRANSLATE', output_field=models.TextField()), models.Value(' '), 'numero', models.Value(' '), models.Func(models.Func('numero', function='LOWER'), models.Value('áéíóúüàèìòùñ'), models.Value('aeiouuaeioun'), function='TRANSLATE', output_field=models.TextField()), models.Value(' '), 'sintesis', models.Value(' '), models.Func(models.Func('sintesis', function='LOWER'), models.Value('áéíóúüàèìòùñ'), models.Value('aeiouuaeioun'), function='TRANSLATE', output_field=models.TextField()), models.Value(' '), output_field=models.TextField())), output_field=django.contrib.postgres.search.SearchVectorField())),
                ('asunto', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recibidos', to='correspondencia.asunto', verbose_name='asunto')),
                ('escaneo', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='nucleo.documento', verbose_name='oficio digitalizado')),
                ('municipio', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='recibidos', to='directorio.municipio', verbose_name='municipio')),
            ],
            options={
                'verbose_name': 'oficio recibido',
                'verbose_name_plural': 'oficios recibidos',
                'ordering': ['-fecha', '-folio'],
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['busqueda'], name='recibido_busqueda'), models.Index(fields=['-fecha', '-folio'], name='recibido_reciente'), models.Index(fields=['ejercicio', 'clase', '-fecha'], name='recibido_ejercicio'), models.Index(fields=['fecha_oficio', 'numero'], name='recibido_numero')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ejercicio', django.db.models.functions.datetime.ExtractYear('fecha'))), name='recibido_ejercicio_de_la_fecha'), models.CheckConstraint(condition=models.Q(('fecha_oficio__isnull', True), ('fecha_oficio__lte', models.F('fecha')), _connector='OR'), name='recibido_fechas', violation_error_message='La fecha del oficio es posterior a la de recepción.')],
            },
        ),
        migrations.CreateModel(
            name='RecibidoEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versión')),
                ('eliminado', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='eliminado')),
                ('eliminado_motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la eliminación')),
                ('clave', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='clave de verificación')),
                ('folio', models.CharField(editable=False, max_length=20, verbose_name='folio')),
                ('fecha', models.DateField(verbose_name='fecha de recepción')),
                ('hora', models.TimeField(verbose_name='hora de recepción')),
                ('ejercicio', models.PositiveSmallIntegerField(editable=False, verbose_name='ejercicio')),
                ('clase', models.CharField(choices=[('relevante', 'Relevante'), ('ccp', 'C.C.P.')], default='relevante', max_length=10, verbose_name='clase')),
                ('remitente', models.CharField(max_length=150, verbose_name='remitente')),
                ('cargo', models.CharField(blank=True, default='', max_length=150, verbose_name='cargo')),
                ('institucion', models.CharField(blank=True, default='', max_length=200, verbose_name='institución')),
                ('numero', models.CharField(blank=True, default='', help_text='El que trae el oficio; vacío si no tiene.', max_length=60, verbose_name='número de oficio')),
                ('fecha_oficio', models.DateField(blank=True, null=True, verbose_name='fecha del oficio')),
                ('sintesis', models.TextField(help_text='Qué pide o informa, en una o dos frases.', max_length=2000, verbose_name='síntesis')),
                ('anexos', models.CharField(blank=True, default='', help_text='Por ejemplo: 12 fojas y un disco.', max_length=200, verbose_name='anexos')),
                ('reconstruido', models.BooleanField(default=False, editable=False, verbose_name='reconstruido a partir de las cifras publicadas')),
                ('asunto', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='correspondencia.asunto', verbose_name='asunto')),
                ('escaneo', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='nucleo.documento', verbose_name='oficio digitalizado')),
                ('municipio', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='directorio.municipio', verbose_name='municipio')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='eventos', related_query_name='eventos', to='correspondencia.recibido')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Respuesta',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versión')),
                ('eliminado', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='eliminado')),
                ('eliminado_motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la eliminación')),
                ('fecha', models.DateField(verbose_name='fecha')),
                ('texto', models.TextField(blank=True, default='', verbose_name='qué se hizo')),
                ('tipo', models.CharField(choices=[('avance', 'Avance'), ('devolucion', 'Devolución')], default='avance', editable=False, max_length=10, verbose_name='tipo')),
                ('validacion', models.CharField(choices=[('por_validar', 'Por validar'), ('validado', 'Validado'), ('devuelto', 'Devuelto'), ('no_requiere', 'Sin revisión')], default='por_validar', editable=False, max_length=12, verbose_name='revisión')),
                ('motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la devolución')),
                ('creado', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='registrado')),
                ('oficio', models.CharField(blank=True, default='', help_text='Su número, si se contestó por oficio.', max_length=60, verbose_name='oficio de respuesta')),
                ('respondido', models.DateField(blank=True, editable=False, null=True, verbose_name='contestado')),
                ('revisor', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='revisó')),
                ('usuario', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reportó')),
            ],
            options={
                'verbose_name': 'respuesta',
                'verbose_name_plural': 'respuestas',
                'ordering': ['-fecha', '-pk'],
                'get_latest_by': ['fecha', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Turno',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versión')),
                ('eliminado', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='eliminado')),
                ('eliminado_motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la eliminación')),
                ('fecha_avance', models.DateField(blank=True, editable=False, null=True, verbose_name='último avance')),
                ('fecha', models.DateTimeField(verbose_name='turnado')),
                ('ejercicio', models.PositiveSmallIntegerField(editable=False, verbose_name='ejercicio')),
                ('instruccion', models.TextField(blank=True, default='', help_text='Qué se pide a la dependencia.', max_length=1000, verbose_name='instrucción')),
                ('dias', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(250)], verbose_name='días hábiles para contestar')),
                ('vence', models.DateField(editable=False, verbose_name='vence')),
                ('respondido', models.DateField(blank=True, editable=False, null=True, verbose_name='contestado')),
                ('cancelado', models.DateField(blank=True, editable=False, null=True, verbose_name='cancelado')),
                ('sustituido', models.BooleanField(default=False, editable=False, verbose_name='se turnó a otra dependencia')),
                ('motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la cancelación')),
                ('reconstruido', models.BooleanField(default=False, editable=False, verbose_name='reconstruido a partir de las cifras publicadas')),
                ('anterior', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='siguientes', to='correspondencia.turno', verbose_name='turno al que sustituye')),
                ('dependencia', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turnos_de_correspondencia', to='directorio.dependencia', verbose_name='dependencia')),
                ('recibido', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='turnos', to='correspondencia.recibido', verbose_name='oficio recibido')),
                ('usuario', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='turnó')),
            ],
            options={
                'verbose_name': 'turno',
                'verbose_name_plural': 'turnos',
                'ordering': ['-fecha', '-pk'],
                'indexes': [models.Index(fields=['-fecha', '-id'], name='corr_turno_reciente'), models.Index(fields=['recibido', 'fecha'], name='corr_turno_recibido'), models.Index(fields=['dependencia', '-fecha'], name='corr_turno_dependencia'), models.Index(condition=models.Q(('eliminado__isnull', True), ('cancelado__isnull', True), ('respondido__isnull', True)), fields=['vence'], name='corr_turno_abierto')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('eliminado__isnull', True), ('cancelado__isnull', True)), fields=('recibido', 'dependencia'), name='corr_turno_unico', violation_error_message='Ese oficio ya está turnado a esa dependencia.'), models.CheckConstraint(condition=models.Q(('cancelado__isnull', True), models.Q(('motivo', ''), _negated=True), _connector='OR'), name='corr_turno_cancelado_con_motivo')],
            },
        ),
        migrations.CreateModel(
            name='RespuestaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versión')),
                ('eliminado', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='eliminado')),
                ('eliminado_motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la eliminación')),
                ('fecha', models.DateField(verbose_name='fecha')),
                ('texto', models.TextField(blank=True, default='', verbose_name='qué se hizo')),
                ('tipo', models.CharField(choices=[('avance', 'Avance'), ('devolucion', 'Devolución')], default='avance', editable=False, max_length=10, verbose_name='tipo')),
                ('validacion', models.CharField(choices=[('por_validar', 'Por validar'), ('validado', 'Validado'), ('devuelto', 'Devuelto'), ('no_requiere', 'Sin revisión')], default='por_validar', editable=False, max_length=12, verbose_name='revisión')),
                ('motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la devolución')),
                ('creado', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='registrado')),
                ('oficio', models.CharField(blank=True, default='', help_text='Su número, si se contestó por oficio.', max_length=60, verbose_name='oficio de respuesta')),
                ('respondido', models.DateField(blank=True, editable=False, null=True, verbose_name='contestado')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='eventos', related_query_name='eventos', to='correspondencia.respuesta')),
                ('revisor', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='revisó')),
                ('usuario', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='reportó')),
                ('de', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='correspondencia.turno', verbose_name='turno')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='respuesta',
            name='de',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='avances', to='correspondencia.turno', verbose_name='turno'),
        ),
        migrations.CreateModel(
            name='PausaEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versión')),
                ('eliminado', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='eliminado')),
                ('eliminado_motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la eliminación')),
                ('desde', models.DateField(verbose_name='desde')),
                ('hasta', models.DateField(blank=True, null=True, verbose_name='hasta')),
                ('motivo', models.TextField(max_length=500, verbose_name='qué se espera')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='eventos', related_query_name='eventos', to='correspondencia.pausa')),
                ('turno', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='correspondencia.turno', verbose_name='turno')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='pausa',
            name='turno',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='pausas', to='correspondencia.turno', verbose_name='turno'),
        ),
        migrations.CreateModel(
            name='TurnoEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='versión')),
                ('eliminado', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='eliminado')),
                ('eliminado_motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la eliminación')),
                ('fecha_avance', models.DateField(blank=True, editable=False, null=True, verbose_name='último avance')),
                ('fecha', models.DateTimeField(verbose_name='turnado')),
                ('ejercicio', models.PositiveSmallIntegerField(editable=False, verbose_name='ejercicio')),
                ('instruccion', models.TextField(blank=True, default='', help_text='Qué se pide a la dependencia.', max_length=1000, verbose_name='instrucción')),
                ('dias', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(250)], verbose_name='días hábiles para contestar')),
                ('vence', models.DateField(editable=False, verbose_name='vence')),
                ('respondido', models.DateField(blank=True, editable=False, null=True, verbose_name='contestado')),
                ('cancelado', models.DateField(blank=True, editable=False, null=True, verbose_name='cancelado')),
                ('sustituido', models.BooleanField(default=False, editable=False, verbose_name='se turnó a otra dependencia')),
                ('motivo', models.TextField(blank=True, default='', editable=False, verbose_name='motivo de la cancelación')),
                ('reconstruido', models.BooleanField(default=False, editable=False, verbose_name='reconstruido a partir de las cifras publicadas')),
                ('anterior', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='correspondencia.turno', verbose_name='turno al que sustituye')),
                ('dependencia', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='directorio.dependencia', verbose_name='dependencia')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='eventos', related_query_name='eventos', to='correspondencia.turno')),
                ('recibido', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='correspondencia.recibido', verbose_name='oficio recibido')),
                ('usuario', models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='turnó')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='respuesta',
            index=models.Index(fields=['de', '-fecha', '-id'], name='corr_respuesta_fecha'),
        ),
        migrations.AddIndex(
            model_name='respuesta',
            index=models.Index(condition=models.Q(('eliminado__isnull', True), ('validacion', 'por_validar')), fields=['-fecha', '-id'], include=('de',), name='corr_respuesta_validar'),
        ),
        migrations.AddIndex(
            model_name='pausa',
            index=models.Index(fields=['turno', 'desde'], name='pausa_de_turno'),
        ),
        migrations.AddConstraint(
            model_name='pausa',
            constraint=models.UniqueConstraint(condition=models.Q(('eliminado__isnull', True), ('hasta__isnull', True)), fields=('turno',), name='pausa_abierta_unica', violation_error_message='El turno ya está en pausa.'),
        ),
        migrations.AddConstraint(
            model_name='pausa',
            constraint=models.CheckConstraint(condition=models.Q(('hasta__isnull', True), ('hasta__gte', models.F('desde')), _connector='OR'), name='pausa_fechas', violation_error_message='La pausa termina antes de empezar.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asunto',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_asuntoevent" ("dias", "eliminado", "eliminado_motivo", "id", "nombre", "nota", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."dias", new_values."eliminado", new_values."eliminado_motivo", new_values."id", new_values."nombre", new_values."nota", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9000db4f362e802dc95c0ac598ed1f215d44fb13', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_f8314', referencing='REFERENCING NEW TABLE AS new_values ', table='correspondencia_asunto', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asunto',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_asuntoevent" ("dias", "eliminado", "eliminado_motivo", "id", "nombre", "nota", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT new_values."dias", new_values."eliminado", new_values."eliminado_motivo", new_values."id", new_values."nombre", new_values."nota", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='61407382f00ee45c269fc8ceee6ed3110437c329', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_50e95', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='correspondencia_asunto', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='asunto',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_asuntoevent" ("dias", "eliminado", "eliminado_motivo", "id", "nombre", "nota", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") SELECT old_values."dias", old_values."eliminado", old_values."eliminado_motivo", old_values."id", old_values."nombre", old_values."nota", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='450bf3faf35ee0dbea56f24a9db36024df0d42af', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_73e4f', referencing='REFERENCING OLD TABLE AS old_values ', table='correspondencia_asunto', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recibido',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_recibidoevent" ("anexos", "asunto_id", "cargo", "clase", "clave", "ejercicio", "eliminado", "eliminado_motivo", "escaneo_id", "fecha", "fecha_oficio", "folio", "hora", "id", "institucion", "municipio_id", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reconstruido", "remitente", "sintesis", "version") SELECT new_values."anexos", new_values."asunto_id", new_values."cargo", new_values."clase", new_values."clave", new_values."ejercicio", new_values."eliminado", new_values."eliminado_motivo", new_values."escaneo_id", new_values."fecha", new_values."fecha_oficio", new_values."folio", new_values."hora", new_values."id", new_values."institucion", new_values."municipio_id", new_values."numero", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reconstruido", new_values."remitente", new_values."sintesis", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e6e5c37cade3f9d6d4629dc5be22eb6710e7c3eb', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_a9e08', referencing='REFERENCING NEW TABLE AS new_values ', table='correspondencia_recibido', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recibido',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_recibidoevent" ("anexos", "asunto_id", "cargo", "clase", "clave", "ejercicio", "eliminado", "eliminado_motivo", "escaneo_id", "fecha", "fecha_oficio", "folio", "hora", "id", "institucion", "municipio_id", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reconstruido", "remitente", "sintesis", "version") SELECT new_values."anexos", new_values."asunto_id", new_values."cargo", new_values."clase", new_values."clave", new_values."ejercicio", new_values."eliminado", new_values."eliminado_motivo", new_values."escaneo_id", new_values."fecha", new_values."fecha_oficio", new_values."folio", new_values."hora", new_values."id", new_values."institucion", new_values."municipio_id", new_values."numero", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reconstruido", new_values."remitente", new_values."sintesis", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."anexos" IS DISTINCT FROM (new_values."anexos") OR old_values."asunto_id" IS DISTINCT FROM (new_values."asunto_id") OR old_values."cargo" IS DISTINCT FROM (new_values."cargo") OR old_values."clase" IS DISTINCT FROM (new_values."clase") OR old_values."clave" IS DISTINCT FROM (new_values."clave") OR old_values."ejercicio" IS DISTINCT FROM (new_values."ejercicio") OR old_values."eliminado" IS DISTINCT FROM (new_values."eliminado") OR old_values."eliminado_motivo" IS DISTINCT FROM (new_values."eliminado_motivo") OR old_values."escaneo_id" IS DISTINCT FROM (new_values."escaneo_id") OR old_values."fecha" IS DISTINCT FROM (new_values."fecha") OR old_values."fecha_oficio" IS DISTINCT FROM (new_values."fecha_oficio") OR old_values."folio" IS DISTINCT FROM (new_values."folio") OR old_values."hora" IS DISTINCT FROM (new_values."hora") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."institucion" IS DISTINCT FROM (new_values."institucion") OR old_values."municipio_id" IS DISTINCT FROM (new_values."municipio_id") OR old_values."numero" IS DISTINCT FROM (new_values."numero") OR old_values."reconstruido" IS DISTINCT FROM (new_values."reconstruido") OR old_values."remitente" IS DISTINCT FROM (new_values."remitente") OR old_values."sintesis" IS DISTINCT FROM (new_values."sintesis") OR old_values."version" IS DISTINCT FROM (new_values."version")) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5e2097be9cebefb77a0e9b0a65fe08155fd0dfc8', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_4fbfd', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='correspondencia_recibido', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='recibido',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_recibidoevent" ("anexos", "asunto_id", "cargo", "clase", "clave", "ejercicio", "eliminado", "eliminado_motivo", "escaneo_id", "fecha", "fecha_oficio", "folio", "hora", "id", "institucion", "municipio_id", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reconstruido", "remitente", "sintesis", "version") SELECT old_values."anexos", old_values."asunto_id", old_values."cargo", old_values."clase", old_values."clave", old_values."ejercicio", old_values."eliminado", old_values."eliminado_motivo", old_values."escaneo_id", old_values."fecha", old_values."fecha_oficio", old_values."folio", old_values."hora", old_values."id", old_values."institucion", old_values."municipio_id", old_values."numero", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."reconstruido", old_values."remitente", old_values."sintesis", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='bb26e0aa606c085b71310e287ed376b26b9a9ff1', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_ebed6', referencing='REFERENCING OLD TABLE AS old_values ', table='correspondencia_recibido', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='turno',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_turnoevent" ("anterior_id", "cancelado", "dependencia_id", "dias", "ejercicio", "eliminado", "eliminado_motivo", "fecha", "fecha_avance", "id", "instruccion", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recibido_id", "reconstruido", "respondido", "sustituido", "usuario_id", "vence", "version") SELECT new_values."anterior_id", new_values."cancelado", new_values."dependencia_id", new_values."dias", new_values."ejercicio", new_values."eliminado", new_values."eliminado_motivo", new_values."fecha", new_values."fecha_avance", new_values."id", new_values."instruccion", new_values."motivo", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."recibido_id", new_values."reconstruido", new_values."respondido", new_values."sustituido", new_values."usuario_id", new_values."vence", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='84c148e8bacba46441706ca48a50b95bd7cfb547', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_62b3e', referencing='REFERENCING NEW TABLE AS new_values ', table='correspondencia_turno', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='turno',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_turnoevent" ("anterior_id", "cancelado", "dependencia_id", "dias", "ejercicio", "eliminado", "eliminado_motivo", "fecha", "fecha_avance", "id", "instruccion", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recibido_id", "reconstruido", "respondido", "sustituido", "usuario_id", "vence", "version") SELECT new_values."anterior_id", new_values."cancelado", new_values."dependencia_id", new_values."dias", new_values."ejercicio", new_values."eliminado", new_values."eliminado_motivo", new_values."fecha", new_values."fecha_avance", new_values."id", new_values."instruccion", new_values."motivo", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."recibido_id", new_values."reconstruido", new_values."respondido", new_values."sustituido", new_values."usuario_id", new_values."vence", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5e83c9dddcd7623477ad2e79657771997eb9bb51', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_d9239', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='correspondencia_turno', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='turno',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_turnoevent" ("anterior_id", "cancelado", "dependencia_id", "dias", "ejercicio", "eliminado", "eliminado_motivo", "fecha", "fecha_avance", "id", "instruccion", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "recibido_id", "reconstruido", "respondido", "sustituido", "usuario_id", "vence", "version") SELECT old_values."anterior_id", old_values."cancelado", old_values."dependencia_id", old_values."dias", old_values."ejercicio", old_values."eliminado", old_values."eliminado_motivo", old_values."fecha", old_values."fecha_avance", old_values."id", old_values."instruccion", old_values."motivo", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."recibido_id", old_values."reconstruido", old_values."respondido", old_values."sustituido", old_values."usuario_id", old_values."vence", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='dcf89e32e4bd53d8804f71a80c25eddc9d93dd42', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_b3f17', referencing='REFERENCING OLD TABLE AS old_values ', table='correspondencia_turno', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='respuesta',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_respuestaevent" ("creado", "de_id", "eliminado", "eliminado_motivo", "fecha", "id", "motivo", "oficio", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respondido", "revisor_id", "texto", "tipo", "usuario_id", "validacion", "version") SELECT new_values."creado", new_values."de_id", new_values."eliminado", new_values."eliminado_motivo", new_values."fecha", new_values."id", new_values."motivo", new_values."oficio", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."respondido", new_values."revisor_id", new_values."texto", new_values."tipo", new_values."usuario_id", new_values."validacion", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='adec6cf574f6f3ba31252e0b4153d894df2d36ff', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_b71cc', referencing='REFERENCING NEW TABLE AS new_values ', table='correspondencia_respuesta', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='respuesta',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_respuestaevent" ("creado", "de_id", "eliminado", "eliminado_motivo", "fecha", "id", "motivo", "oficio", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respondido", "revisor_id", "texto", "tipo", "usuario_id", "validacion", "version") SELECT new_values."creado", new_values."de_id", new_values."eliminado", new_values."eliminado_motivo", new_values."fecha", new_values."id", new_values."motivo", new_values."oficio", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."respondido", new_values."revisor_id", new_values."texto", new_values."tipo", new_values."usuario_id", new_values."validacion", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='8565836f8cce6be4c6c5a05babb38c55f89a1707', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_cb287', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='correspondencia_respuesta', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='respuesta',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_respuestaevent" ("creado", "de_id", "eliminado", "eliminado_motivo", "fecha", "id", "motivo", "oficio", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respondido", "revisor_id", "texto", "tipo", "usuario_id", "validacion", "version") SELECT old_values."creado", old_values."de_id", old_values."eliminado", old_values."eliminado_motivo", old_values."fecha", old_values."id", old_values."motivo", old_values."oficio", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."respondido", old_values."revisor_id", old_values."texto", old_values."tipo", old_values."usuario_id", old_values."validacion", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='60e4d52f4e5211e4cebe3303781cfa0f73fdab4f', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_5e3fb', referencing='REFERENCING OLD TABLE AS old_values ', table='correspondencia_respuesta', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pausa',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_pausaevent" ("desde", "eliminado", "eliminado_motivo", "hasta", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "turno_id", "version") SELECT new_values."desde", new_values."eliminado", new_values."eliminado_motivo", new_values."hasta", new_values."id", new_values."motivo", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."turno_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='9073ee0396e49a77ccbc1028de59aa62a19b6a22', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_28280', referencing='REFERENCING NEW TABLE AS new_values ', table='correspondencia_pausa', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pausa',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_pausaevent" ("desde", "eliminado", "eliminado_motivo", "hasta", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "turno_id", "version") SELECT new_values."desde", new_values."eliminado", new_values."eliminado_motivo", new_values."hasta", new_values."id", new_values."motivo", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."turno_id", new_values."version" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='74bc6574bfa62305e72a3eabb9a7a8e7f3cbd8e4', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_1b0b4', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='correspondencia_pausa', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pausa',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "correspondencia_pausaevent" ("desde", "eliminado", "eliminado_motivo", "hasta", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "turno_id", "version") SELECT old_values."desde", old_values."eliminado", old_values."eliminado_motivo", old_values."hasta", old_values."id", old_values."motivo", _pgh_attached_context.value, NOW(), \'delete\', old_values."id", old_values."turno_id", old_values."version" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='59c3672445cc08f89aff11237bf588c82b882a38', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_58029', referencing='REFERENCING OLD TABLE AS old_values ', table='correspondencia_pausa', when='AFTER')),
        ),
    ]
