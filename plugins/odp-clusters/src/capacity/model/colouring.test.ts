import {
  aFailingPod,
  aNode,
  aPod,
  aTopology,
} from '../../__testUtils__/aTopology';
import { arrange } from './arrange';
import {
  type Colouring,
  defaultLayer,
  FILL,
  fillOf,
  isDimmed,
  markOf,
  namespaceHues,
  paintArrangement,
} from './colouring';
import { matchArrangement, NO_FILTERS } from './filters';
import { tallyNodes } from './tally';

const model = aTopology({
  nodes: [aNode({ hiddenPods: 1 })],
  pods: [
    aPod({ name: 'a', requests: { cpu: 4, memory: 0, gpu: 0 } }),
    aFailingPod({ name: 'b' }),
    aPod({ name: 'c', namespace: 'ml' }),
  ],
  namespaces: [
    { name: 'execution', layer: 'execution' },
    { name: 'ml', layer: 'ml' },
  ],
});
const arrangement = arrange(model, { daemonSets: false });

/** Fill, mark and whether it is dimmed of a, b, c and of the pod that one may not see. */
function paintsOf(colouring: Colouring, search = '') {
  const matches = matchArrangement(arrangement, { ...NO_FILTERS, search });
  const { hues } = namespaceHues(model.namespaces, 'execution');
  const { cells } = paintArrangement(
    arrangement,
    { colouring, hues, matches },
    tallyNodes(arrangement).worst,
  );
  return [...cells].map(paint =>
    [fillOf(paint), markOf(paint), ...(isDimmed(paint) ? ['dimmed'] : [])].join(
      ' ',
    ),
  );
}

describe('the paint of a cell', () => {
  it.each([
    ['health', ['4 0', '0 0', '4 0', '5 0']],
    [
      'namespace',
      [`${FILL.first} 0`, `${FILL.first} 1`, `${FILL.neutral} 0`, '5 0'],
    ],
    [
      'cpu',
      [
        `${FILL.first + 4} 0`,
        `${FILL.first + 1} 1`,
        `${FILL.first + 1} 0`,
        '5 0',
      ],
    ],
    [
      'memory',
      [`${FILL.none} 0`, `${FILL.first + 1} 1`, `${FILL.first + 1} 0`, '5 0'],
    ],
  ] as const)(
    'tells %s, with the mark of what is not healthy on top',
    (colouring, paints) => {
      expect(paintsOf(colouring)).toEqual(paints);
    },
  );

  it('dims what the filters leave out', () => {
    expect(paintsOf('health', 'yaml')).toEqual([
      '4 0 dimmed',
      '0 0',
      '4 0 dimmed',
      '5 0 dimmed',
    ]);
  });
});

describe('hues', () => {
  const namespaces = Array.from({ length: 10 }, (_, index) => ({
    name: `ws-${index}`,
    layer: 'workspaces',
  }));

  it('go to eight namespaces of a layer; the others are named', () => {
    const { hues, without } = namespaceHues(
      [...namespaces].reverse(),
      'workspaces',
    );
    expect([...hues.keys()]).toEqual(
      namespaces.slice(0, 8).map(({ name }) => name),
    );
    expect(without).toEqual(['ws-8', 'ws-9']);
  });

  it('go to the layer of the chosen namespace, else to the one with most', () => {
    const all = [...namespaces, { name: 'ml', layer: 'ml' }, { name: 'stray' }];
    expect(defaultLayer(all, 'all')).toBe('workspaces');
    expect(defaultLayer(all, 'ml')).toBe('ml');
    expect(defaultLayer(all, 'stray')).toBe('none');
    expect(defaultLayer([], 'all')).toBe('none');
  });
});
