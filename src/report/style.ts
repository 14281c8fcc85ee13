/** How a piece of text is meant: the caller turns it into colour, or leaves it plain. */
export type Style = (tone: 'good' | 'bad' | 'note' | 'strong', text: string) => string;
