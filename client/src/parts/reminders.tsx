import { call } from 'client/platform/cloud/call'
import { intents } from 'client/platform/cloud/intent'
import { useQuery } from 'client/platform/cloud/query'
import { askForMessages, subscribes } from 'client/platform/device/subscribe'
import { Notice } from 'client/ui/card'
import { useRef } from 'react'
import type { AskingPage } from 'shared/message/model'
import { type Asks, grant, listAsks } from 'shared/message/operations'

/**
 * What is worth asking for on a page, known before any tap. `ask` belongs first into the handler of a tap, before anything
 * is awaited; what was answered goes to the cloud by itself.
 */
export function useReminders(page: AskingPage): { asks: Asks | undefined; ask: () => void } {
  const asked = useQuery(listAsks, subscribes ? { page } : undefined)
  const intent = useRef(intents())
  const asks = asked.is === 'ready' ? asked.value : undefined

  async function keep(worth: Asks['asks'], answering: ReturnType<typeof askForMessages>) {
    const answers = await answering
    const said = worth.flatMap(({ purpose, templateId }) => {
      const answer = answers.get(templateId)
      return answer ? [{ purpose, answer }] : []
    })
    if (said.length === 0) return
    intent.current.close(await call(grant, { asked: said }, intent.current.idFor(said)))
    await asked.refresh()
  }

  function ask() {
    const worth = asks?.asks ?? []
    if (worth.length > 0) void keep(worth, askForMessages(worth.map(({ templateId }) => templateId)))
  }

  return { asks, ask }
}

/** A quiet line where some message could not come; nothing once there is one of each in hand, or the person said no. */
export function RemindersLine() {
  const { asks, ask } = useReminders('home')
  if (!asks || asks.asks.length === 0 || asks.least > 0) return null
  return <Notice says="会议通知和变更可以直接发到您的微信。" way={{ says: '开启提醒', onTap: ask }} />
}
