// recorrido.js — al abrir un renglón de una lista, su página ofrece el anterior y el siguiente de esa misma lista.
(() => {
  "use strict";
  const CLAVE = "recorrido";
  const ruta = url => new URL(url, location.href).pathname;

  addEventListener("click", e => {
    const liga = e.target.closest && e.target.closest("#resultado tbody .principal a");
    if (!liga) return;
    const filas = [...document.querySelectorAll("#resultado tbody .principal a")].map(a => a.href);
    try { sessionStorage.setItem(CLAVE, JSON.stringify({ lista: location.href, filas })); } catch { /* sin almacenamiento */ }
  });

  addEventListener("DOMContentLoaded", () => {
    const caja = document.querySelector("[data-recorrido]");
    if (!caja) return;
    let viaje = null;
    try { viaje = JSON.parse(sessionStorage.getItem(CLAVE)); } catch { /* sin almacenamiento */ }
    const n = viaje ? viaje.filas.findIndex(fila => ruta(fila) === location.pathname) : -1;
    if (n < 0) return;
    const poner = (nombre, url) => {
      const liga = caja.querySelector(`[data-${nombre}]`);
      if (url) liga.href = url;
      liga.hidden = !url;
    };
    poner("anterior", viaje.filas[n - 1]);
    poner("siguiente", viaje.filas[n + 1]);
    poner("lista", viaje.lista);
    caja.hidden = false;
  });
})();
