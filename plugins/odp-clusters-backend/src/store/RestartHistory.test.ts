import { projectPod } from '@internal/plugin-odp-clusters-common';
import { aPod } from '@internal/test-utils';
import { RestartHistory } from './RestartHistory';

const MINUTE = 60_000;
const START = Date.parse('2026-11-23T14:00:00Z');

describe('RestartHistory', () => {
  let now: number;
  let history: RestartHistory;
  beforeEach(() => {
    now = START;
    history = RestartHistory.create(() => now);
  });

  /** A pod whose own container and whose proxy restarted so often. */
  const pod = (own: number, proxy: number) =>
    projectPod(
      aPod({
        metadata: { name: 'a' },
        status: {
          containerStatuses: [
            { name: 'user-api', ready: true, restartCount: own },
            { name: 'istio-proxy', ready: true, restartCount: proxy },
          ],
        },
      }),
    )!;

  it('counts what it sees of the last hour, those of the proxy too, and says that it is at least so much', () => {
    history.observe(pod(4, 0), undefined);
    expect(history.ofPod('execution', 'a')).toEqual({
      count: 0,
      atLeast: true,
    });
    now += 5 * MINUTE;
    history.observe(pod(6, 1), pod(4, 0));
    expect(history.ofPod('execution', 'a').count).toBe(3);
    now += 59 * MINUTE;
    expect(history.ofNamespace('execution')).toEqual({
      count: 3,
      atLeast: false,
    });
    now = history.nextChangeAt('execution')!;
    expect(history.ofNamespace('execution').count).toBe(0);
  });
});
