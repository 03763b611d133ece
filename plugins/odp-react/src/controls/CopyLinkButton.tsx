import CheckIcon from '@material-ui/icons/Check';
import LinkIcon from '@material-ui/icons/Link';
import { useEffect, useState } from 'react';
import { IconButton } from './IconButton';

type Outcome = 'none' | 'copied' | 'refused';

const labels: Record<Outcome, string> = {
  none: 'Copy link to this view',
  copied: 'Link copied',
  refused: 'The browser refused; copy the address bar',
};

const visuallyHidden = {
  position: 'absolute',
  width: 1,
  height: 1,
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
} as const;

/** Copies the address, which holds filters and selection, so that a colleague sees the same. */
export function CopyLinkButton() {
  const [outcome, setOutcome] = useState<Outcome>('none');
  useEffect(() => {
    if (outcome === 'none') {
      return undefined;
    }
    const timer = setTimeout(() => setOutcome('none'), 3000);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <>
      <IconButton label={labels[outcome]} onClick={copy}>
        {outcome === 'copied' ? (
          <CheckIcon aria-hidden />
        ) : (
          <LinkIcon aria-hidden />
        )}
      </IconButton>
      <span role="status" style={visuallyHidden}>
        {outcome === 'none' ? '' : labels[outcome]}
      </span>
    </>
  );
}
