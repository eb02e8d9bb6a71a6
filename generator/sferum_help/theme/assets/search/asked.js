// What the page of search was asked for, in its field if that holds nothing yet: a reader may have gone on typing.

export function asked() {
  return new URLSearchParams(location.search).get("q") || "";
}

export function putAsked() {
  for (const one of document.querySelectorAll("[data-search=page] input")) one.value = one.value || asked();
}
