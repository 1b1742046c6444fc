/**
 * Makes one element like another and keeps what is the same: the focus, what is selected, how far it is scrolled.
 * Children with an id are told apart by it, so that a row that comes in above never turns into its neighbour.
 */
export function morph(from, to) {
  for (const { name } of [...from.attributes]) if (!to.hasAttribute(name)) from.removeAttribute(name);
  for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  morphChildren(from, to);
}

function morphChildren(from, to) {
  const known = new Map([...from.children].map((child) => [child.id, child]));
  known.delete("");
  let present = from.firstChild;
  for (const next of [...to.childNodes]) {
    const same = known.get(next.id);
    // What stands before it is not wanted any more.
    if (same?.parentNode === from) present = removeUntil(same, present);
    if (isSame(present, next)) {
      if (next.nodeType === Node.ELEMENT_NODE) morph(present, next);
      else if (present.data !== next.data) present.data = next.data;
      present = present.nextSibling;
    } else {
      from.insertBefore(next, present);
    }
  }
  removeUntil(null, present);
}

function removeUntil(end, start) {
  let node = start;
  while (node !== end) {
    const following = node.nextSibling;
    node.remove();
    node = following;
  }
  return end;
}

function isSame(present, next) {
  return (
    present !== null &&
    present.nodeType === next.nodeType &&
    present.nodeName === next.nodeName &&
    (present.id ?? "") === (next.id ?? "")
  );
}
