"""The six rungs with the percentage that each one offers at first; people edit it afterwards."""

from django.db import migrations

PORCENTAJES = {"oficio": 40, "contestacion": 50, "mesa": 60, "proyectos": 70, "avanzando": 85, "ejecutada": 100}


def sembrar(apps, schema_editor):
    peldano = apps.get_model("instrucciones", "Peldano")
    peldano.objects.bulk_create(peldano(etapa=etapa, porcentaje=valor) for etapa, valor in PORCENTAJES.items())


class Migration(migrations.Migration):
    dependencies = [("instrucciones", "0001_inicial")]

    operations = [migrations.RunPython(sembrar, migrations.RunPython.noop, elidable=False)]
