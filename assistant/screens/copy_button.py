"""A button that copies a text, which Streamlit only offers beside code."""

import streamlit as st

HTML = """
<button type="button"><svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true" fill="none"
stroke="currentColor" stroke-width="1.8" stroke-linejoin="round"><rect x="9" y="9" width="11" height="11" rx="2"/>
<path d="M5 15V6a2 2 0 0 1 2-2h8"/></svg><span>Copier</span></button>
<p role="status"></p>
"""

CSS = """
button { display: inline-flex; align-items: center; gap: .4rem; padding: .25rem .5rem; border: 0; border-radius: .5rem;
  background: none; color: var(--st-text-color); font: inherit; font-size: .875rem; cursor: pointer; min-height: 2rem; }
button:hover { color: var(--st-primary-color); }
p { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
"""

# The clipboard needs a secure address (https or localhost); elsewhere the older command still works.
JS = """
function copyByCommand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  const label = button.querySelector("span");
  const spoken = parentElement.querySelector("p");
  button.onclick = async () => {
    let done = false;
    try { await navigator.clipboard.writeText(data.text); done = true; } catch { done = copyByCommand(data.text); }
    label.textContent = done ? "Copié" : "Copie refusée par le navigateur";
    spoken.textContent = label.textContent;
    setTimeout(() => { label.textContent = "Copier"; spoken.textContent = ""; }, 2500);
  };
}
"""

_component = st.components.v2.component("fil_conducteur.copy_button", html=HTML, css=CSS, js=JS)


def copy_button(text: str, key: str) -> None:
    """A small "Copier" button for the text."""
    _component(data={"text": text}, key=key, width="content", height="content")
