import { visuallyHidden } from '@internal/plugin-odp-react';
import { useEffect, useState } from 'react';

/** A held key passes many points; told is the one where it rests this many milliseconds. */
const REST_MS = 250;

/** Tells a screen reader politely what is under the cursor of the keyboard. */
export function SpokenPoint({ words }: { words: string }) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(words), REST_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <span role="status" aria-live="polite" style={visuallyHidden}>
      {spoken}
    </span>
  );
}
