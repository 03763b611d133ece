import type { ReactNode } from 'react';
import { useInspectorStyles } from './useInspectorStyles';

interface WhyRowProps {
  icon: ReactNode;
  question: string;
  answer: string;
  children?: ReactNode;
}

/** One question on an edge or a component, its answer in a word, and why. */
export function WhyRow({ icon, question, answer, children }: WhyRowProps) {
  const classes = useInspectorStyles();
  return (
    <div className={classes.row}>
      <div className={classes.rowHead}>
        {icon}
        <strong>{question}</strong>
        <span className={classes.answer}>{answer}</span>
      </div>
      {children && <div className={classes.rowBody}>{children}</div>}
    </div>
  );
}
