from seguimiento.nucleo.pantallas import crud_urls

from .views import PersonaDetail, PersonaList

app_name = "personas"
urlpatterns = [*crud_urls(PersonaList, PersonaDetail)]
