import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseTargetState } from './parseTargetState';

const FILE = 'odp.yaml';
const real = readFileSync(
  resolve(__dirname, '../../../target-state/odp.yaml'),
  'utf8',
);

/** The real file with the first `from` after `anchor` replaced, and its line. */
function edited(anchor: string, from: string, to: string) {
  const start = real.indexOf(anchor);
  const offset = real.indexOf(from, start);
  if (start < 0 || offset < 0) {
    throw new Error(`The file holds no '${from}' after '${anchor}'`);
  }
  return {
    text: real.slice(0, offset) + to + real.slice(offset + from.length),
    line: real.slice(0, offset).split('\n').length,
  };
}

const EDITS: [string, string, string, RegExp, string][] = [
  [
    '- name: kong',
    'owner: platform-team',
    'owner: nobody',
    /\.owner$/,
    "there is no team 'nobody'",
  ],
  [
    '- name: kong',
    'pool: general',
    'pool: huge',
    /\.pool$/,
    "there is no node pool 'huge'",
  ],
  [
    '- name: kong',
    'namespace: kong',
    'namespace: data',
    /\.namespace$/,
    "namespace 'data' is none of layer 'ingress-identity'",
  ],
  [
    '- name: kong',
    'minAvailable: 2',
    'minAvailable: 9',
    /\.budget\.minAvailable$/,
    '9 is above the 3 replicas, so that the budget can never be met',
  ],
  [
    '- name: kong',
    'memory: 1Gi',
    'memory: 1Mi',
    /\.resources\.limits\.memory$/,
    'limit 1Mi is below the request 512Mi',
  ],
  [
    '- name: pulsar',
    "cpu: '4'",
    "cpu: '1'",
    /\.resources\.limits\.cpu$/,
    'limit 1 is below the request 2',
  ],
  [
    '- name: kong',
    'istio-ingress, keycloak',
    'ghost, keycloak',
    /\.dependsOn\[0\]$/,
    "there is no component 'ghost'",
  ],
  [
    'networkRules:',
    'namespace: storage',
    'namespace: nowhere',
    /\.egressTo\[1\]\.namespace$/,
    "there is no namespace 'nowhere'",
  ],
  [
    'layers:',
    'owner: platform-team',
    'owner: nobody',
    /^layers\[0\]\.owner$/,
    "there is no team 'nobody'",
  ],
  [
    'networkRules:',
    'namespace: execution',
    'namespace: nowhere',
    /^networkRules\[0\]\.namespace$/,
    "there is no namespace 'nowhere'",
  ],
  [
    'networkRules:',
    'components: [pulsar]',
    'components: [dagster]',
    /\.egressTo\[1\]\.components\[0\]$/,
    "component 'dagster' does not run in namespace 'storage'",
  ],
  [
    '{ name: pipeline.submitted',
    'name: pipeline.step.started',
    'name: pipeline.submitted',
    /^eventBus\.events\[1\]\.name$/,
    "'pipeline.submitted' stands twice in eventBus.events",
  ],
  [
    '- name: data-catalog',
    '[postgresql, vault]',
    '[postgresql]',
    /\.dependsOn$/,
    "a component with vault: true depends on 'vault'",
  ],
  [
    '  - name: gpu',
    'min: 2',
    'min: 11',
    /^nodePools\[1\]\.autoscaling$/,
    'min 11 is above max 10',
  ],
];
const BROKEN = EDITS.map(([after, from, to, path, rule]) => ({
  after,
  from,
  to,
  path,
  rule,
}));

describe('parseTargetState', () => {
  it('finds nothing wrong with the real file', () => {
    expect(parseTargetState(real, FILE).problems).toEqual([]);
  });

  it.each(BROKEN)(
    'after $after, $from -> $to breaks a rule at its line',
    ({ after, from, to, path, rule }) => {
      const { text, line } = edited(after, from, to);
      expect(parseTargetState(text, FILE).problems).toEqual([
        expect.objectContaining({
          file: FILE,
          line,
          path: expect.stringMatching(path),
          rule,
        }),
      ]);
    },
  );

  it('refuses an unknown field and a field that stands twice', () => {
    const unknown = edited(
      'mesh:\n',
      'mtls: STRICT',
      'colour: red\n  mtls: STRICT',
    );
    expect(parseTargetState(unknown.text, FILE).problems).toEqual([
      expect.objectContaining({
        line: unknown.line,
        path: 'mesh.colour',
        rule: "'colour' is no field here",
      }),
    ]);
    const twice = edited(
      'mesh:\n',
      'rootNamespace',
      'mtls: STRICT\n  rootNamespace',
    );
    expect(parseTargetState(twice.text, FILE).problems).toEqual([
      expect.objectContaining({
        line: twice.line,
        rule: expect.stringContaining('unique'),
      }),
    ]);
  });

  it('reports errors between blocks beside those of a block', () => {
    const text = edited('mesh:\n', 'STRICT', 'LOOSE').text.replace(
      'pool: general',
      'pool: huge',
    );
    expect(parseTargetState(text, FILE).problems).toEqual([
      expect.objectContaining({ path: 'mesh.mtls' }),
      expect.objectContaining({ rule: "there is no node pool 'huge'" }),
    ]);
  });

  it('reports several errors together', () => {
    const text = edited(
      '- name: kong',
      'pool: general',
      'pool: huge',
    ).text.replace('owner: platform-team', 'owner: nobody');
    const { target, problems } = parseTargetState(
      text.replace('component: temporal, port', 'component: ghost, port'),
      FILE,
    );
    expect(target).toBeUndefined();
    expect(problems.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([
        "there is no node pool 'huge'",
        "there is no component 'ghost'",
      ]),
    );
  });
});
