/** How long a call to the cloud may really take before the test is told which one hangs, in milliseconds. */
const patience = 20_000

/** Every promise that can go on has gone on. */
export const quiet = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

/** Waits for the first of the calls under way; rejects naming them when none is answered in time. */
export const answered = async (waiting: ReadonlyMap<Promise<unknown>, string>): Promise<void> => {
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`云函数 ${[...waiting.values()].join('、')} 一直没有回答`)), patience)
  })
  try {
    await Promise.race([tooLong, ...[...waiting.keys()].map((call) => call.catch(() => undefined))])
  } finally {
    clearTimeout(timer)
  }
}
