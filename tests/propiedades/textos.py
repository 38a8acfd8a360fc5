"""What people, spreadsheets and robots write where something else was expected."""

from hypothesis import example
from hypothesis import strategies as st

RAROS = (
    "", " ", "\t", "\x00", "a\x00b", "²", "٣", "½", "Ⅷ", "-1", "0", "1e999", "NaN", "sNaN", "Infinity", "-0", "1_000", "9" * 19, "9" * 30,
    "9" * 5000, "0001-01-01", "9999-12-31", "31/12/9999", "01/01/0001", "29/02/2023", "1/1/99999999999999999999", "2024-W01-1",
    "2024-02-30", "12/02/2024 10:00", "' OR 1=1 --", '"', "%", "_", "\\", "&", "|", "!", "(", ")", ":*", "<->", "a & | !", "a:*b", "'a",
    "=1+1", '=HYPERLINK("http://sitio.example")', "+52", "@SUM(A1)", "<script>alert(1)</script>", "ñandú", "İ", "ß", "ŉ", "ﬁ", "a\u0301",
    "\u202eabc", "\ufeff", "\U0001f600", "ア", "a" * 3000, "á" * 3000, "palabra " * 500, "true", "false", "todos", "None", "null", "[]",
    "../../etc/passwd", "Sí", "no", "$ 1,234.50", "1.234,50", "$-5", "75 %", "100.005",
)  # fmt: skip

raros = st.sampled_from(RAROS)
textos = raros | st.text(max_size=40)
numeros = st.integers(-(10**25), 10**25).map(str) | st.integers(-3, 40).map(str)
fechas = st.dates().map(lambda dia: f"{dia:%d/%m/%Y}") | st.dates().map(str)
valores = textos | numeros | fechas


def con_raros(nombre):
    """Decorator: besides what hypothesis finds, every one of RAROS is tried as the argument `nombre`."""

    def decorar(prueba):
        for raro in RAROS:
            prueba = example(**{nombre: raro})(prueba)
        return prueba

    return decorar
