/** Shows the version of the api, from the response of GET /actuator/info. Without a response the footer stays empty. */
export async function showVersion() {
  const response = await fetch(new URL('../actuator/info', import.meta.url)).catch(() => undefined);
  if (response?.ok) {
    const { build } = await response.json();
    document.getElementById('version').textContent = `Leaderboard ${build.version} · commit ${build.commit}`;
  }
}
