/** The accounts one can sign in with on this machine. */
export const demoAccounts: ReadonlyArray<{ readonly name: string; readonly says: string; readonly subject: string }> = [
  { name: 'visitor', says: '访客，未绑定任何成员单位', subject: 'demo-visitor' },
]

/** The documents of a fresh start, by collection. `now` in milliseconds. */
export const demoDocuments = (_now: number): Record<string, ReadonlyArray<{ readonly _id: string }>> => ({})
