// combo.js — lista larga que se busca al escribir (patrón combobox de ARIA). El <select data-buscable> sigue siendo el dato y, sin
// JavaScript, el control. Con `multiple`, lo elegido queda en fichas que se quitan una por una.
(() => {
  "use strict";
  const VISIBLES = 50;
  const llano = texto => texto.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

  const prepara = donde => donde.querySelectorAll("select[data-buscable], select[multiple]").forEach(s => { if (!s.dataset.listo) combo(s); });
  addEventListener("DOMContentLoaded", () => prepara(document));
  addEventListener("htmx:afterSettle", e => prepara(e.target));
  addEventListener("fila:nueva", e => prepara(e.target));

  function nodo(tipo, propiedades, atributos = {}) {
    const n = Object.assign(document.createElement(tipo), propiedades);
    Object.entries(atributos).forEach(([nombre, valor]) => n.setAttribute(nombre, valor));
    return n;
  }

  function combo(select) {
    select.dataset.listo = "1";
    const varios = select.multiple;
    const opciones = [...select.options].filter(o => o.value !== "").map(o => ({ nodo: o, texto: o.text, llano: llano(o.text) }));
    const id = select.id || select.name;
    select.id = `${id}-dato`; // la etiqueta y los enlaces de error llegan a la caja que se ve
    const entrada = nodo("input", { type: "text", id, autocomplete: "off", className: "form-control" }, {
      role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": `${id}-lista`,
    });
    for (const copia of ["aria-describedby", "aria-invalid", "aria-label", "aria-labelledby", "accesskey"]) {
      if (select.hasAttribute(copia)) entrada.setAttribute(copia, select.getAttribute(copia));
    }
    entrada.classList.toggle("is-invalid", select.classList.contains("is-invalid"));
    const vacia = select.options[0] && select.options[0].value === "" ? select.options[0].text.replace(/^-+$/, "") : "";
    entrada.placeholder = vacia || (varios ? "Escriba para agregar" : "Escriba para buscar");
    const lista = nodo("ul", { id: `${id}-lista`, className: "sugerencias", hidden: true }, { role: "listbox", "aria-label": "Opciones que coinciden" });
    const fichas = nodo("ul", { className: "fichas" }, { "aria-label": "Elegidas" });
    const caja = nodo("div", { className: "combo" });
    select.hidden = true;
    select.before(caja);
    caja.append(...(varios ? [fichas] : []), entrada, lista, select);
    let activas = [], actual = -1;

    const elegido = () => (varios || select.value === "" ? "" : select.selectedOptions[0].text);
    const avisa = () => ["input", "change"].forEach(tipo => select.dispatchEvent(new Event(tipo, { bubbles: true })));

    function pinta() {
      entrada.value = elegido();
      if (!varios) return;
      fichas.replaceChildren(...[...select.selectedOptions].map(o => {
        const quitar = nodo("button", { type: "button", textContent: "×" }, { "aria-label": `Quitar ${o.text}` });
        quitar.addEventListener("click", () => { o.selected = false; pinta(); avisa(); entrada.focus(); });
        const li = nodo("li", { className: "chip" });
        li.append(o.text, quitar);
        return li;
      }));
      fichas.hidden = select.selectedOptions.length === 0;
    }
    function marca(n) {
      actual = n;
      [...lista.children].forEach((li, i) => li.setAttribute("aria-selected", i === n));
      const li = lista.children[n];
      if (li && activas.length) {
        entrada.setAttribute("aria-activedescendant", li.id);
        li.scrollIntoView({ block: "nearest" });
      } else entrada.removeAttribute("aria-activedescendant");
    }
    function abre(texto) {
      const palabras = llano(texto).split(/\s+/).filter(Boolean);
      activas = opciones.filter(o => !(varios && o.nodo.selected) && palabras.every(p => o.llano.includes(p))).slice(0, VISIBLES);
      lista.replaceChildren(...activas.map((o, i) => {
        const li = nodo("li", { id: `${lista.id}-${i}` }, { role: "option" });
        li.append(...resalta(o, palabras[0]));
        return li;
      }));
      lista.hidden = false;
      entrada.setAttribute("aria-expanded", "true");
      marca(texto && activas.length ? 0 : activas.findIndex(o => o.nodo.selected));
      if (!activas.length) lista.append(nodo("li", { className: "nada", textContent: "Nada coincide" }, { role: "option", "aria-disabled": "true", "aria-selected": "false" }));
    }
    function cierra() {
      lista.hidden = true;
      entrada.setAttribute("aria-expanded", "false");
      entrada.removeAttribute("aria-activedescendant");
    }
    function elige(opcion) {
      if (!opcion) select.value = "";
      else opcion.nodo.selected = true;
      pinta();
      cierra();
      avisa();
    }
    entrada.addEventListener("input", () => abre(entrada.value));
    entrada.addEventListener("change", e => e.stopPropagation());
    entrada.addEventListener("click", () => { if (lista.hidden) { entrada.select(); abre(""); } });
    entrada.addEventListener("blur", () => {
      cierra();
      if (!varios && entrada.value.trim() === "" && select.value !== "") elige(null);
      else entrada.value = elegido();
    });
    entrada.addEventListener("keydown", e => {
      const abierta = !lista.hidden;
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        e.preventDefault();
        if (!abierta) abre("");
        else if (activas.length) marca((actual + (e.key === "ArrowDown" ? 1 : -1) + activas.length) % activas.length);
      } else if (e.key === "Enter" && abierta) {
        e.preventDefault();
        if (activas[actual]) elige(activas[actual]);
      } else if (e.key === "Escape" && abierta) {
        e.stopPropagation();
        entrada.value = elegido();
        cierra();
      } else if (e.key === "Tab" && abierta && activas[actual] && entrada.value.trim() && entrada.value !== elegido()) elige(activas[actual]);
      else if (e.key === "Backspace" && varios && entrada.value === "" && select.selectedOptions.length) {
        [...select.selectedOptions].at(-1).selected = false;
        pinta();
        avisa();
      }
    });
    // mousedown y no click: ocurre antes de que la entrada pierda el foco
    lista.addEventListener("mousedown", e => {
      e.preventDefault();
      const li = e.target.closest("[role=option]");
      const opcion = li && activas[[...lista.children].indexOf(li)];
      if (opcion) elige(opcion);
    });
    select.addEventListener("combo:pinta", pinta); // quien cambia el dato por programa
    if (select.form) select.form.addEventListener("reset", () => setTimeout(pinta));
    pinta();
  }

  // la parte que coincide, en negritas; acentos incluidos
  function resalta(opcion, palabra) {
    const i = palabra && opcion.llano.length === opcion.texto.length ? opcion.llano.indexOf(palabra) : -1;
    if (i < 0) return [document.createTextNode(opcion.texto)];
    const tramo = nodo("span", {});
    tramo.append(opcion.texto.slice(0, i), nodo("mark", { textContent: opcion.texto.slice(i, i + palabra.length) }), opcion.texto.slice(i + palabra.length));
    return [tramo];
  }
})();
