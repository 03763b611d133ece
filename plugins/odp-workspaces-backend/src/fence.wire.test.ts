import { resourceOfKey } from '@internal/sandbox';
import { loadTargetState, type WorkspaceSpec } from '@internal/target-state';
import { TARGET_STATE } from './__testUtils__/Places';
import {
  type SandboxPlaces,
  sandboxPlaces,
} from './__testUtils__/sandboxPlaces';
import { FIELD_MANAGER, sandboxWriter } from './__testUtils__/sandboxWriter';
import { KubernetesDriver } from './drivers/kubernetes/KubernetesDriver';
import { RefusedError } from './drivers/Driver';
import { LeaseLostError } from './store/Claim';

const small: WorkspaceSpec = {
  id: 'vela-audit',
  displayName: 'Vela audit',
  owner: 'group:default/risk-platform',
  members: [],
  tier: 's',
  clusters: ['odp-eu'],
};
const large: WorkspaceSpec = { ...small, tier: 'l' };
const target = loadTargetState(TARGET_STATE);

describe('what a cluster is asked for', () => {
  let places: SandboxPlaces;
  let ends: Array<() => Promise<void>>;
  beforeEach(async () => {
    places = await sandboxPlaces();
    ends = [places.stop];
  });
  afterEach(async () => {
    for (const end of ends) {
      await end();
    }
  });
  const signal = new AbortController().signal;
  const inputOf = (spec: WorkspaceSpec) => ({ spec, inventory: [], signal });
  const held = { hold: async () => undefined };

  function driver(subject: object = {}): KubernetesDriver {
    const writer = sandboxWriter(places);
    ends.unshift(() => writer.close());
    return KubernetesDriver.create({
      writer,
      target,
      fieldManager: FIELD_MANAGER,
      subjectName: name => ({ kind: 'Group', name, ...subject }),
    });
  }

  /** What quota and limits say, without what the cluster says of their use. */
  const limits = () =>
    ['resourcequotas', 'limitranges'].map(key =>
      places.live.cluster.store
        .list(resourceOfKey(key), 'workspace-vela-audit')
        .map(({ spec }) => spec),
    );

  it('is not what a replica wanted that was held up just before it wrote, while another took over', async () => {
    const [slow, fast] = [driver(), driver()];
    await fast.apply('namespace', inputOf(small), held);
    await fast.apply('quota', inputOf(small), held);
    const questions: number[] = [];
    const late = slow.apply('quota', inputOf(small), {
      hold: async () => {
        questions.push(questions.length);
        if (questions.length > 1) {
          throw new LeaseLostError('in the hands of another replica');
        }
        // It was told that the workspace is its own, and then comes the pause.
        await fast.apply('quota', inputOf(large), held);
      },
    });
    await expect(late).rejects.toBeInstanceOf(LeaseLostError);
    const after = limits();
    await fast.apply('quota', inputOf(large), held);
    expect(after).toEqual(limits());
  });

  it('is refused for good when it holds a field that the cluster does not know', async () => {
    await driver().apply('namespace', inputOf(small), held);
    const applied = driver({ nickname: 'risk' }).apply(
      'access',
      inputOf(small),
      held,
    );
    await expect(applied).rejects.toBeInstanceOf(RefusedError);
    await expect(applied).rejects.toThrow('field not declared in schema');
  });
});
