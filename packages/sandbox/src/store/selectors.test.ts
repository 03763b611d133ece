import type { StoredObject } from './KubernetesObject';
import { resourceOfKey } from './resources';
import { fieldSelector, labelSelector } from './selectors';

const pod = (fields: Partial<StoredObject>): StoredObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', namespace: 'n', labels: { app: 'a' } },
  ...fields,
});
const PODS = resourceOfKey('pods');

describe('labelSelector', () => {
  it.each([
    ['app=a', true],
    ['app==b', false],
    ['app!=b', true],
    ['none!=b', true],
    ['app in (a, b)', true],
    ['app in(b)', false],
    ['none notin (a)', true],
    ['app', true],
    ['!app', false],
    ['app=a,none', false],
    ['app in (a,b),!none', true],
  ])('%s: %s', (text, matches) => {
    expect(labelSelector(text)(pod({}))).toBe(matches);
  });

  it.each(['a=b=c', 'a in', '=', 'a in (b'])('refuses %j', text => {
    expect(() => labelSelector(text)).toThrow('unable to parse requirement');
  });
});

describe('fieldSelector', () => {
  it.each([
    ['status.phase!=Succeeded,status.phase!=Failed', true],
    ['status.phase=Running', false],
    ['status.phase=', true],
    ['spec.nodeName=', true],
    ['spec.hostNetwork=false', true],
    ['metadata.name==p,metadata.namespace=n', true],
  ])('of a pod without status, %s: %s', (text, matches) => {
    expect(fieldSelector(text, PODS)(pod({}))).toBe(matches);
  });

  it('refuses what the kind is not selected by', () => {
    expect(() => fieldSelector('spec.image=x', PODS)).toThrow(
      'field label not supported: spec.image',
    );
    expect(() =>
      fieldSelector('status.phase=x', resourceOfKey('services')),
    ).toThrow('field label not supported: status.phase');
    expect(() => fieldSelector('nonsense', PODS)).toThrow(
      'invalid field selector',
    );
  });
});
