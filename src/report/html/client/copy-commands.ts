const shownFor = 2000;

/** Makes the buttons beside commands copy them. */
export function copyCommands(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) button.hidden = false;
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
    const code = button?.previousElementSibling;
    if (button instanceof HTMLElement && code instanceof HTMLElement) void copy(button, code);
  });
}

async function copy(button: HTMLElement, code: HTMLElement): Promise<void> {
  const word = button.textContent;
  try {
    await navigator.clipboard.writeText(code.textContent);
    button.textContent = 'Copied';
  } catch {
    // Where the browser lets no page write to the clipboard, the command is at least selected.
    getSelection()?.selectAllChildren(code);
    button.textContent = 'Selected';
  }
  setTimeout(() => (button.textContent = word), shownFor);
}
