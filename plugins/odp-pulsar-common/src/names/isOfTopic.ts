/** Whether a usage is of a topic, or of a partition of it. */
export function isOfTopic(usageTopic: string, topic: string): boolean {
  return (
    usageTopic === topic ||
    (usageTopic.startsWith(`${topic}-partition-`) &&
      /^\d+$/.test(usageTopic.slice(topic.length + '-partition-'.length)))
  );
}
