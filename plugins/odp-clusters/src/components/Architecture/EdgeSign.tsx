/** Signs that stand on a line. */
export type EdgeSignName = 'bar' | 'question' | 'unknown';

const QUESTION = 'M-1.9 -1.4a1.9 1.9 0 1 1 3 1.5C.3 .7 0 1 0 1.7M0 3v1.3';

/** A sign around the origin: a bar in a circle, a question mark in a diamond or in a circle. */
export function EdgeSign(props: {
  sign: EdgeSignName;
  colour: string;
  /** Half of its width in pixels. */
  size?: number;
}) {
  const { sign, colour, size = 6.5 } = props;
  const question = (ink: string) => (
    <path
      d={QUESTION}
      transform={`scale(${size / 6})`}
      fill="none"
      stroke={ink}
      strokeWidth="1.4"
    />
  );
  switch (sign) {
    case 'bar':
      return (
        <g>
          <circle r={size} fill={colour} stroke="var(--odp-paper)" />
          <rect
            x={-size * 0.55}
            y={-size * 0.18}
            width={size * 1.1}
            height={size * 0.36}
            fill="var(--odp-glyph)"
          />
        </g>
      );
    case 'question': {
      const side = size * 1.75;
      return (
        <g>
          <rect
            x={-side / 2}
            y={-side / 2}
            width={side}
            height={side}
            transform="rotate(45)"
            fill={colour}
            stroke="var(--odp-paper)"
          />
          {question('var(--odp-glyph)')}
        </g>
      );
    }
    default:
      return (
        <g>
          <circle r={size - 0.5} fill="var(--odp-paper)" stroke={colour} />
          {question(colour)}
        </g>
      );
  }
}
