import { canonicalQuantity, nanosOf } from './quantity';

it.each([
  ['0.5', '500m'],
  ['1000m', '1'],
  ['1500m', '1500m'],
  ['1000', '1k'],
  ['1024Mi', '1Gi'],
  ['1.5Gi', '1536Mi'],
  ['1000Ki', '1000Ki'],
  ['0', '0'],
  ['0.0Gi', '0'],
  ['250', '250'],
  ['1e3', '1e3'],
  ['-1', '-1'],
])('gives %s back as %s', (text, canonical) => {
  expect(canonicalQuantity(text)).toBe(canonical);
});

it('reads what no number of JavaScript holds, and nothing that is no quantity', () => {
  expect(nanosOf('16Ei')).toBe(16n * 1024n ** 6n * 1_000_000_000n);
  expect(nanosOf('1e-3')).toBe(1_000_000n);
  expect(['many', '', '1Gb', '.', 'Ki', '1.5.5'].map(nanosOf)).toEqual(
    Array(6).fill(undefined),
  );
});
