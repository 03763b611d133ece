import type { EdgeKind } from '@internal/plugin-odp-clusters-common';
import { EdgeSign } from './EdgeSign';
import { EDGE_STYLES, lineAttributes } from './edgeStyles';

/** A short piece of an edge, as it is drawn; the words stand beside it. */
export function EdgeSample({ kind }: { kind: EdgeKind }) {
  const { head, sign, stroke } = EDGE_STYLES[kind];
  return (
    <svg
      width={34}
      height={14}
      viewBox="0 0 34 14"
      aria-hidden
      focusable="false"
      style={{ flex: 'none', verticalAlign: -3 }}
    >
      <path d="M1,7 H28" {...lineAttributes(kind)} />
      {head === 'filled' ? (
        <path d="M26,3 L33,7 L26,11z" fill={stroke} />
      ) : (
        <path d="M27,3.5 L33,7 L27,10.5" fill="none" stroke={stroke} />
      )}
      {sign && (
        <g transform="translate(14,7)">
          <EdgeSign sign={sign} colour={stroke} size={5} />
        </g>
      )}
    </svg>
  );
}
