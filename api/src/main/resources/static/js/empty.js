const command = document.getElementById('first-event');
const button = document.getElementById('copy');

/** Shows the empty state: a command that sends the first event to this page's server. */
export function showFirstEvent() {
  const event = {
    event_type: 'player_scored',
    player_id: 'nova',
    data: { player_name: 'Nova', points: 120, action: 'kill' },
  };
  command.textContent = `curl -X POST ${new URL('api/v1/events', document.baseURI)} \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(event)}'`;
  button.addEventListener('click', copy);
}

async function copy() {
  try {
    await navigator.clipboard.writeText(command.textContent);
    button.textContent = 'Copied';
  } catch {
    // Without TLS a page may not write to the clipboard, so the text is selected for copying by keyboard.
    getSelection().selectAllChildren(command);
    button.textContent = 'Selected';
  }
  setTimeout(() => (button.textContent = 'Copy'), 2_000);
}
