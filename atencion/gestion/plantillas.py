"""Templates that the demonstration begins with: an answer, a request, a turn and an invitation."""

RESPUESTA = """En atención a su oficio {oficio_recibido}, de fecha {fecha_recibido}, mediante el cual manifiesta lo siguiente:

{sintesis}

Hago de su conocimiento que su planteamiento fue registrado con el folio de gestión {folio} y se le da el trámite que corresponde.

Sin otro particular, le envío un cordial saludo."""
SOLICITUD = """Por medio del presente, y con el propósito de dar seguimiento al asunto registrado con el folio de gestión {folio}, \
solicito a {institucion} la información y los documentos relacionados con: {asunto}.

Agradeceré su respuesta por escrito en un plazo de diez días hábiles contados a partir de la recepción de este oficio.

Sin otro particular, le envío un cordial saludo."""
TURNO = """Remito a usted, para su atención en el ámbito de su competencia, el oficio {oficio_recibido}, de fecha {fecha_recibido}, \
suscrito por {remitente}.

Le solicito informar a esta unidad la respuesta que se dé a quien lo suscribe.

Sin otro particular, le envío un cordial saludo."""
INVITACION = """Me permito invitarle a la reunión de trabajo relativa a: {asunto}.

Agradeceré confirmar su asistencia, o la de la persona que designe en su representación.

Sin otro particular, le envío un cordial saludo."""
PLANTILLAS = (
    ("Respuesta a un oficio recibido", "Respuesta al oficio {oficio_recibido}", RESPUESTA),
    ("Solicitud de información", "Solicitud de información", SOLICITUD),
    ("Turno para atención", "Se turna oficio para su atención", TURNO),
    ("Invitación a reunión", "Invitación a reunión de trabajo", INVITACION),
)
