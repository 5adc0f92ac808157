// Lines run from the middle to the near side of each fiche; where the map is narrow the middle lies above the others.
const SVG = "http://www.w3.org/2000/svg";

function fill(element, fiche) {
  element.querySelector("b").textContent = fiche.code.replaceAll("-", "\u2011"); // "I-C-2-a" stays on one line
  element.querySelector("span").textContent = fiche.title;
}

function node(fiche) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = fiche.title;
  button.append(document.createElement("b"), document.createElement("span"));
  fill(button, fiche);
  return button;
}

function line(from, to, frame) {
  const isLeft = to.left + to.width / 2 < from.left + from.width / 2;
  const isAbove = from.bottom <= to.top && to.left < from.right + 8 && to.right > from.left - 8;
  const x = (isLeft ? to.right : to.left) - frame.left;
  const y = to.top + to.height / 2 - frame.top;
  const startX = (isAbove ? from.left + from.width / 2 : isLeft ? from.left : from.right) - frame.left;
  const startY = (isAbove ? from.bottom : from.top + from.height / 2) - frame.top;
  const bend = isAbove ? `${startX} ${y}, ${startX} ${y}` : `${(startX + x) / 2} ${startY}, ${(startX + x) / 2} ${y}`;
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", `M ${startX} ${startY} C ${bend}, ${x} ${y}`);
  return path;
}

function draw(map) {
  const frame = map.getBoundingClientRect();
  const from = map.querySelector(".centre").getBoundingClientRect();
  const nodes = [...map.querySelectorAll("button")];
  map.querySelector("svg").replaceChildren(...nodes.map((each) => line(from, each.getBoundingClientRect(), frame)));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const map = parentElement.querySelector(".map");
  const shown = JSON.stringify(data);
  // Drawn once: a new run of the script must not take the keyboard's place away.
  if (map.dataset.shown !== shown) {
    map.dataset.shown = shown;
    map.setAttribute("aria-label", data.label);
    map.classList.toggle("loose", data.loose);
    map.style.setProperty("--rows", Math.ceil(data.nodes.length / 2));
    map.querySelectorAll("button").forEach((button) => button.remove());
    fill(map.querySelector(".centre"), data.centre);
    map.append(...data.nodes.map(node));
  }
  map.querySelectorAll("button").forEach((button, rank) => {
    button.onclick = () => setTriggerValue("opened", data.nodes[rank].code);
  });
  const observer = new ResizeObserver(() => draw(map));
  observer.observe(map);
  return () => observer.disconnect();
}
