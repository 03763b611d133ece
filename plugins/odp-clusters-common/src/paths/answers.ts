/** Whether something holds; `unknown` when what is known does not tell. */
export type Answer = 'yes' | 'no' | 'unknown';

export function answerOf(known: boolean): Answer {
  return known ? 'yes' : 'no';
}

export function not(answer: Answer): Answer {
  if (answer === 'unknown') {
    return answer;
  }
  return answer === 'yes' ? 'no' : 'yes';
}

export function or(...answers: Answer[]): Answer {
  if (answers.includes('yes')) {
    return 'yes';
  }
  return answers.includes('unknown') ? 'unknown' : 'no';
}

export function and(...answers: Answer[]): Answer {
  return not(or(...answers.map(not)));
}

/** Whether one holds, which none does of none; asks no further than a yes. */
export function anyOf<T>(
  items: readonly T[],
  ask: (item: T) => Answer,
): Answer {
  let answer: Answer = 'no';
  for (const item of items) {
    answer = or(answer, ask(item));
    if (answer === 'yes') {
      break;
    }
  }
  return answer;
}
