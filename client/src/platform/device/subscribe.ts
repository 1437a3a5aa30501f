import Taro from '@tarojs/taro'

/** Whether the person can be asked for messages of WeChat here. */
export const subscribes = true

type Answer = 'accept' | 'reject' | 'ban' | 'filter'

/** WeChat's answer to a person who has switched off all messages of the mini-program. */
const ALL_OFF = 20004

/**
 * Asks for messages of at most three templates; answers how each was answered. WeChat allows it only in the turn of the tap
 * itself, so nothing may be awaited before. Where it cannot ask, nothing was answered.
 */
export async function askForMessages(tmplIds: readonly string[]): Promise<ReadonlyMap<string, Answer>> {
  if (tmplIds.length === 0) return new Map()
  try {
    const said = (await Taro.requestSubscribeMessage({ tmplIds: [...tmplIds], entityIds: [] })) as unknown as Record<string, unknown>
    return new Map(tmplIds.flatMap((id): [string, Answer][] => (isAnswer(said[id]) ? [[id, said[id]]] : [])))
  } catch (error) {
    const off = (error as { errCode?: number } | undefined)?.errCode === ALL_OFF
    return new Map(off ? tmplIds.map((id): [string, Answer] => [id, 'reject']) : [])
  }
}

const isAnswer = (said: unknown): said is Answer => said === 'accept' || said === 'reject' || said === 'ban' || said === 'filter'
