import { Configuration, LeaderboardsApi, ResponseError, ScoresApi, StandingsApi } from './index.js';
import type { Problem } from './index.js';

/** Uses the generated client and returns what it received. */
export async function run(basePath: string): Promise<string[]> {
  const configuration = new Configuration({ basePath });
  const leaderboards = new LeaderboardsApi(configuration);
  const scores = new ScoresApi(configuration);
  const standings = new StandingsApi(configuration);
  const id = 'typescript-client';

  await leaderboards.createLeaderboard({ leaderboardDefinition: { id } });
  const { data } = await scores.submitScore({
    score: { playerId: 'ada', playerName: 'Ada', leaderboardId: id, score: 1200 },
  });
  const page = await standings.topPlayers({ leaderboardId: id, limit: 10 });
  const missing = await standings
    .playerStanding({ leaderboardId: id, playerId: 'ben' })
    .then(() => 'found')
    .catch(problem);
  const deleted = await leaderboards.deleteLeaderboard({ leaderboardId: id });

  return [
    `score ${data.score} has rank ${data.rank}`,
    ...page.data.map(({ rank, playerName, score }) => `${rank}. ${playerName}: ${score}`),
    missing,
    deleted.data.status,
  ];
}

async function problem(error: unknown): Promise<string> {
  if (!(error instanceof ResponseError)) {
    throw error;
  }
  const { detail }: Problem = await error.response.json();
  return detail ?? 'no detail';
}
