// sesion.js — avisa dos minutos antes de que la sesión se cierre por falta de uso. No pregunta nada al servidor: cuenta desde la
// última página o petición de cualquier pestaña.
(() => {
  "use strict";
  const AVISO = 120, MARGEN = 60, CADA = 5; // segundos; el servidor anota el uso una vez por minuto: ese es el margen
  const caja = document.getElementById("sesion");
  if (!caja) return;
  const limite = Number(caja.dataset.segundos) - MARGEN;
  const texto = caja.querySelector("[data-texto]"), forma = caja.querySelector("[data-continuar]"), entrar = caja.querySelector("[data-entrar]");
  const canal = "BroadcastChannel" in window ? new BroadcastChannel("sesion") : null;
  let uso = Date.now(), terminada = false;

  const usada = () => { uso = Date.now(); revisa(); };
  const aqui = () => { usada(); if (canal) canal.postMessage("uso"); };
  if (canal) canal.onmessage = usada;

  function revisa() {
    if (terminada) return;
    const faltan = Math.ceil(limite - (Date.now() - uso) / 1000);
    if (faltan <= 0) return termina();
    caja.hidden = faltan > AVISO; // sin llevarse el foco: puede haber alguien escribiendo
  }

  function termina() {
    terminada = true;
    caja.querySelector("b").textContent = "Su sesión terminó";
    texto.textContent = "Se cerró por falta de uso. Esta página sigue a la vista para que copie lo que necesite.";
    forma.hidden = true;
    entrar.hidden = false;
    caja.hidden = false;
  }

  forma.addEventListener("submit", async e => {
    e.preventDefault();
    e.stopPropagation(); // app.js apagaría el botón
    try {
      const respuesta = await fetch(forma.action, { method: "POST", body: new FormData(forma), redirect: "manual" });
      if (respuesta.ok) aqui();
      else termina();
    } catch {
      texto.textContent = "No hay conexión. Vuelva a intentarlo.";
    }
  });
  addEventListener("htmx:afterRequest", aqui);
  addEventListener("pageshow", e => { if (!e.persisted) aqui(); });
  addEventListener("visibilitychange", revisa);
  setInterval(revisa, CADA * 1000);
})();
