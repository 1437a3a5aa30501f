/** A browser has no messages of WeChat to ask for. */
export const useReminders = (_page: string): { ask: () => void } => ({ ask: () => {} })

export const RemindersLine = () => null
