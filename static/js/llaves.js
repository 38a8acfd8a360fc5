// llaves.js — llaves de acceso (WebAuthn): el navegador crea o pide la llave y el formulario la envía. Usa webauthn-json de allauth.
(() => {
  "use strict";
  const RAZONES = {
    NotAllowedError: "No se completó: se canceló o pasó demasiado tiempo. Vuelva a intentarlo.",
    InvalidStateError: "Esa llave ya está registrada en su cuenta.",
    SecurityError: "Su navegador no permite llaves de acceso en esta dirección.",
  };

  async function opciones(forma) {
    if (forma.dataset.opciones) return JSON.parse(document.getElementById(forma.dataset.opciones).textContent);
    const respuesta = await fetch(forma.action, { headers: { Accept: "application/json" } });
    if (!respuesta.ok) throw new Error(respuesta.status);
    return (await respuesta.json()).request_options;
  }

  function crear(forma, datos) {
    const sin = forma.querySelector("input[name=passwordless]");
    if (sin && sin.checked) {
      Object.assign(datos.publicKey.authenticatorSelection, { residentKey: "required", requireResidentKey: true, userVerification: "required" });
    }
    return webauthnJSON.create(datos);
  }

  // antes que app.js, que apaga el botón: aquí el envío espera al navegador
  addEventListener("submit", async e => {
    const forma = e.target.closest("form[data-llave]");
    if (!forma) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    const error = forma.querySelector("[data-llave-error]");
    error.hidden = true;
    try {
      const datos = await opciones(forma);
      const llave = await (forma.dataset.llave === "crear" ? crear(forma, datos) : webauthnJSON.get(datos));
      forma.querySelector("input[name=credential]").value = JSON.stringify(llave);
      forma.submit();
    } catch (motivo) {
      error.textContent = RAZONES[motivo.name] || "Su navegador no pudo usar la llave de acceso.";
      error.hidden = false;
    }
  }, true);
})();
