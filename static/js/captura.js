// captura.js — captura de peticiones sólo con el teclado: la persona se busca al escribir, Enter pasa al dato siguiente, Ctrl+Enter
// guarda, y si se cae la conexión o termina la sesión lo escrito sigue en la página. Sin JavaScript el formulario guarda igual.
(() => {
  "use strict";
  const ESPERA = 250, REINTENTO = 5000; // milisegundos
  const CAMPOS = ["telefono", "nombre", "primer_apellido", "segundo_apellido", "curp"];

  addEventListener("DOMContentLoaded", prepara);

  function prepara() {
    const forma = document.querySelector("form[data-forma]");
    const sitio = document.querySelector("[data-buscar-persona]");
    if (forma && sitio && forma.elements.persona) persona(forma, sitio.dataset.buscarPersona);
    if (forma && forma.hasAttribute("data-captura")) captura(forma);
  }

  // ---------- la persona ----------
  function persona(forma, direccion) {
    const dato = forma.elements.persona;
    const cajas = CAMPOS.map(nombre => forma.elements[nombre]).filter(Boolean);
    const lista = document.createElement("ul");
    Object.assign(lista, { className: "sugerencias personas", id: "personas-parecidas", hidden: true });
    lista.setAttribute("role", "listbox");
    lista.setAttribute("aria-label", "Personas registradas que se parecen");
    const quitar = document.createElement("button");
    Object.assign(quitar, { type: "button", className: "btn btn-sm btn-borde mb-2", textContent: "Quitar a la persona elegida (Esc)", hidden: true });
    cajas[0].closest("fieldset, .campos").querySelector(".campos, :scope > *").before(quitar);
    let opciones = [], actual = -1, reloj = 0, turno = 0, anfitriona = null;

    cajas.forEach(caja => {
      caja.setAttribute("role", "combobox");
      caja.setAttribute("aria-autocomplete", "list");
      caja.setAttribute("aria-controls", lista.id);
      caja.setAttribute("aria-expanded", "false");
      const combo = document.createElement("div");
      combo.className = "combo";
      caja.before(combo);
      combo.append(caja);
      caja.addEventListener("input", () => { clearTimeout(reloj); reloj = setTimeout(() => busca(caja), ESPERA); });
      caja.addEventListener("blur", cierra);
      caja.addEventListener("keydown", e => tecla(e, caja));
    });
    cajas[0].after(lista);
    quitar.addEventListener("click", suelta);
    lista.addEventListener("mousedown", e => {
      e.preventDefault();
      const li = e.target.closest("[role=option]");
      if (li) elige(li);
    });

    async function busca(caja) {
      const mio = ++turno;
      const datos = new URLSearchParams(cajas.map(c => [c.name, c.value.trim()]).filter(par => par[1]));
      if (forma.elements.municipio && forma.elements.municipio.value) datos.append("municipio", forma.elements.municipio.value);
      let texto = "";
      try {
        const respuesta = await fetch(`${direccion}?${datos}`, { headers: { "X-Requested-With": "fetch" }, redirect: "error" });
        if (respuesta.ok) texto = await respuesta.text();
      } catch { /* sin conexión no hay sugerencias; se puede seguir escribiendo */ }
      if (mio !== turno || document.activeElement !== caja || dato.value) return;
      const marcada = opciones[actual] && opciones[actual].dataset.pk; // la que ya señalaba, si sigue
      lista.innerHTML = texto;
      opciones = [...lista.querySelectorAll("[role=option]")];
      if (!opciones.length) return cierra();
      anfitriona = caja;
      caja.after(lista);
      lista.hidden = false;
      caja.setAttribute("aria-expanded", "true");
      marca(opciones.findIndex(li => li.dataset.pk === marcada));
      anuncia(opciones.length === 1 ? "1 persona parecida; flecha abajo para elegirla." : `${opciones.length} personas parecidas; flecha abajo para elegir.`);
    }
    function marca(n) {
      actual = n;
      opciones.forEach((li, i) => li.setAttribute("aria-selected", i === n));
      if (anfitriona && opciones[n]) anfitriona.setAttribute("aria-activedescendant", opciones[n].id);
      else if (anfitriona) anfitriona.removeAttribute("aria-activedescendant");
      if (opciones[n]) opciones[n].scrollIntoView({ block: "nearest" });
    }
    function cierra() {
      clearTimeout(reloj);
      turno += 1;
      actual = -1;
      lista.hidden = true;
      cajas.forEach(c => { c.setAttribute("aria-expanded", "false"); c.removeAttribute("aria-activedescendant"); });
    }
    function tecla(e, caja) {
      const abierta = !lista.hidden;
      if ((e.key === "ArrowDown" || e.key === "ArrowUp") && abierta) {
        e.preventDefault();
        marca((actual + (e.key === "ArrowDown" ? 1 : -1) + opciones.length) % opciones.length);
      } else if (e.key === "Enter" && abierta && opciones[actual] && !e.ctrlKey) {
        e.preventDefault();
        e.stopPropagation();
        elige(opciones[actual]);
      } else if (e.key === "Escape" && abierta) {
        e.stopPropagation();
        cierra();
      } else if (e.key === "Escape" && dato.value) {
        e.stopPropagation();
        suelta();
        caja.focus();
      }
    }
    function elige(li) {
      dato.value = li.dataset.pk;
      cajas.forEach(caja => { caja.value = li.dataset[caja.name.replace(/_(.)/g, (_, letra) => letra.toUpperCase())] || ""; });
      const municipio = forma.elements.municipio;
      if (municipio && !municipio.value && li.dataset.municipio) {
        municipio.value = li.dataset.municipio;
        municipio.dispatchEvent(new Event("combo:pinta"));
      }
      cierra();
      pinta();
      dato.dispatchEvent(new Event("change", { bubbles: true })); // para el borrador
      anuncia(`Elegida: ${li.querySelector("b").textContent}`);
      avanza(forma, forma.elements.segundo_apellido);
    }
    function suelta() {
      dato.value = "";
      cajas.forEach(caja => { caja.value = ""; });
      pinta();
      cajas[0].focus();
    }
    function pinta() {
      cajas.forEach(caja => { caja.readOnly = Boolean(dato.value); });
      quitar.hidden = !dato.value;
    }
    pinta();
  }

  // ---------- guardar sin perder nada ----------
  function captura(forma) {
    const aviso = document.querySelector("[data-captura-aviso]");
    const entrar = aviso.querySelector("[data-entrar]");
    let guardando = false, boton = null, reloj = 0;

    const primera = forma.elements.persona.value ? forma.elements.asunto : forma.elements.telefono;
    if (!document.querySelector("[data-errores]")) primera.focus();

    forma.addEventListener("keydown", e => {
      if (e.key !== "Enter" || e.isComposing) return;
      if (e.ctrlKey || e.metaKey) { e.preventDefault(); forma.requestSubmit(); return; }
      if (e.defaultPrevented || e.target.matches("textarea, button, a, summary")) return;
      e.preventDefault();
      avanza(forma, e.target);
    });
    // el borrador no debe llegar después de la petición que guarda
    forma.addEventListener("htmx:beforeRequest", e => { if (guardando) e.preventDefault(); });
    forma.addEventListener("submit", e => {
      e.preventDefault();
      boton = e.submitter;
      guarda();
    });
    aviso.querySelector("[data-reintentar]").addEventListener("click", guarda);
    addEventListener("online", () => { if (!aviso.hidden && entrar.hidden) guarda(); });

    async function guarda() {
      if (guardando) return;
      guardando = true;
      clearTimeout(reloj);
      forma.setAttribute("aria-busy", "true");
      try {
        const datos = new FormData(forma, boton && boton.name ? boton : undefined);
        const respuesta = await fetch(forma.action, { method: "POST", body: datos, redirect: "manual", headers: { "X-Captura": "1" } });
        await atiende(respuesta);
      } catch {
        guardando = false;
        avisa("No hay conexión. Lo escrito sigue aquí y se guardará en cuanto vuelva; no cierre esta página.", false);
        reloj = setTimeout(guarda, REINTENTO);
      }
      forma.removeAttribute("aria-busy");
    }
    async function atiende(respuesta) {
      if (respuesta.status === 201) {
        location.assign(respuesta.headers.get("X-Destino"));
        return;
      }
      guardando = false;
      if (respuesta.status === 422) return errores(await respuesta.text());
      if (respuesta.type === "opaqueredirect" || respuesta.status === 401 || respuesta.status === 403) {
        const nueva = await ficha();
        if (nueva && respuesta.status === 403) { forma.elements.csrfmiddlewaretoken.value = nueva; return reintenta(); }
        return avisa("Su sesión terminó. Entre en otra pestaña y guarde de nuevo: lo escrito sigue aquí.", true);
      }
      avisa("El servidor no pudo guardar. Lo escrito sigue aquí; inténtelo de nuevo.", false);
    }
    let reintentos = 0;
    function reintenta() {
      reintentos += 1;
      if (reintentos < 3) return guarda();
      avisa("El servidor no aceptó la petición. Lo escrito sigue aquí; entre de nuevo en otra pestaña.", true);
    }
    // después de entrar de nuevo la página necesita la ficha de la sesión nueva
    async function ficha() {
      const respuesta = await fetch(forma.action, { redirect: "manual" });
      if (!respuesta.ok) return "";
      const pagina = new DOMParser().parseFromString(await respuesta.text(), "text/html");
      const campo = pagina.querySelector("input[name=csrfmiddlewaretoken]");
      return campo ? campo.value : "";
    }
    function avisa(texto, sesion) {
      aviso.querySelector("[data-texto]").textContent = texto;
      entrar.hidden = !sesion;
      aviso.hidden = false;
    }
    function errores(texto) {
      const pagina = new DOMParser().parseFromString(texto, "text/html");
      const nueva = pagina.getElementById("captura"), vieja = document.getElementById("captura");
      vieja.replaceWith(nueva);
      window.htmx.process(nueva);
      nueva.dispatchEvent(new CustomEvent("htmx:afterSettle", { bubbles: true })); // app.js y combo.js preparan lo nuevo
      prepara();
    }
  }

  // ---------- comunes ----------
  function avanza(forma, desde) {
    const paso = [...forma.querySelectorAll("input:not([type=hidden]), select, textarea, button[type=submit]")]
      .filter(n => !n.disabled && !n.readOnly && n.offsetParent !== null);
    const lugar = paso.findIndex(n => desde.compareDocumentPosition(n) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (lugar < 0) return;
    paso[lugar].focus();
    if (paso[lugar].select) paso[lugar].select();
  }
  function anuncia(texto) {
    const anuncio = document.getElementById("anuncio");
    if (anuncio) anuncio.textContent = texto;
  }
})();
