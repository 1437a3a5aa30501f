/** A browser knows no messages of WeChat. */
export const subscribes = false

export const askForMessages = async (_tmplIds: readonly string[]): Promise<ReadonlyMap<string, never>> => new Map<string, never>()
