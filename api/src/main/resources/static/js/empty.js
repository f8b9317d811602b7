const command = document.getElementById('first-event');
const button = document.getElementById('copy');

/** Fills the empty state: a command that sends the first event to the server this page came from. */
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
    // Pages served without TLS may not write to the clipboard: select, and the reader's own keys copy.
    getSelection().selectAllChildren(command);
    button.textContent = 'Selected';
  }
  setTimeout(() => (button.textContent = 'Copy'), 2_000);
}
