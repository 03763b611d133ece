/** Billionths, the finest that a quantity knows. */
const NANO = 1_000_000_000n;

const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const QUANTITY =
  /^([+-]?)(\d*)(?:\.(\d*))?(n|u|m|k|[KMGTPE]i|[MGTPE]|[eE][-+]?\d+)?$/;

/** The billionths of a quantity such as `1.5Gi`, or undefined for what is none. */
export function nanosOf(text: string | number): bigint | undefined {
  const match = QUANTITY.exec(String(text));
  if (!match || !/\d/.test(match[0].slice(match[1].length))) {
    return undefined;
  }
  const [, sign, whole, fraction = '', suffix = ''] = match;
  const digits = BigInt(`${whole}${fraction}` || '0');
  const scaled = (digits * NANO * factorOf(suffix)[0]) / factorOf(suffix)[1];
  const value = scaled / 10n ** BigInt(fraction.length);
  return sign === '-' ? -value : value;
}

/** A quantity as a server gives it back: `0.5` is `500m`, `1024Mi` is `1Gi`. */
export function canonicalQuantity(text: string | number): string {
  const nanos = nanosOf(text);
  if (nanos === undefined) {
    return String(text);
  }
  if (nanos === 0n) {
    return '0';
  }
  const suffix = /[a-zA-Z]+$/.exec(String(text))?.[0] ?? '';
  if (/[eE]\d/.test(String(text))) {
    return String(text);
  }
  const isBinary = suffix.endsWith('i') && nanos % NANO === 0n;
  return isBinary ? inBinary(nanos / NANO) : inDecimal(nanos);
}

function inBinary(units: bigint): string {
  let rest = units;
  let step = 0;
  while (rest % 1024n === 0n && step < BINARY.length - 1) {
    rest /= 1024n;
    step++;
  }
  return `${rest}${BINARY[step]}`;
}

function inDecimal(nanos: bigint): string {
  let rest = nanos;
  let step = 0;
  while (rest % 1000n === 0n && step < DECIMAL.length - 1) {
    rest /= 1000n;
    step++;
  }
  return `${rest}${DECIMAL[step]}`;
}

/** Numerator and denominator of a suffix. */
function factorOf(suffix: string): [bigint, bigint] {
  const exponent = /^[eE]([-+]?\d+)$/.exec(suffix)?.[1];
  if (exponent !== undefined) {
    const power = 10n ** BigInt(Math.abs(Number(exponent)));
    return Number(exponent) < 0 ? [1n, power] : [power, 1n];
  }
  if (suffix.endsWith('i')) {
    return [1024n ** BigInt(BINARY.indexOf(suffix)), 1n];
  }
  const power = DECIMAL.indexOf(suffix) - DECIMAL.indexOf('');
  const factor = 1000n ** BigInt(Math.abs(power));
  return power < 0 ? [1n, factor] : [factor, 1n];
}
