/** The sign of a finding, around the origin: a bar in a circle, or a question mark in a diamond. */
export function EdgeSign(props: {
  sign: 'bar' | 'question';
  colour: string;
  size?: number;
}) {
  const { sign, colour, size = 6.5 } = props;
  if (sign === 'bar') {
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
  }
  const side = size * 1.55;
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
      <path
        d="M-1.9 -1.4a1.9 1.9 0 1 1 3 1.5C.3 .7 0 1 0 1.7M0 3v1.3"
        transform={`scale(${size / 6.5})`}
        fill="none"
        stroke="var(--odp-glyph)"
        strokeWidth="1.4"
      />
    </g>
  );
}
