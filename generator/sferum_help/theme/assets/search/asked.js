// What the page of search was asked for, in the fields that hold nothing yet: a reader may have gone on typing.

export function asked() {
  return (new URLSearchParams(location.search).get("q") || "").trim();
}

export function putAsked() {
  if (!document.querySelector('[data-search="wait"]')) return;
  for (const input of document.querySelectorAll('form.sh-search input[name="q"]')) input.value = input.value || asked();
}
