import tcb, { getCloudbaseContext } from '@cloudbase/node-sdk'

/** A cloud function that tells what it was given and does what it is told, for tests of the host. */
interface Event {
  readonly do?: 'echo' | 'who' | 'turns' | 'loop' | 'ticks' | 'throw' | 'reject' | 'exit' | 'big' | 'odd' | 'date' | 'file' | 'call' | 'remember' | 'wechat' | 'refuse' | 'read' | 'ticket'
  readonly id?: string
  readonly bytes?: number
  readonly at?: number
}

const app = tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true } as never)
const born = `${process.pid}-${Math.random()}`
let calls = 0
let busy = 0

export async function main(event: Event, context: { environment: string; request_id: string }) {
  calls += 1
  switch (event.do) {
    case 'who':
      return { seen: getCloudbaseContext(context as never), requestId: context.request_id, home: process.env.HOME ?? null }
    case 'turns': {
      busy += 1
      const together = busy
      for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve))
      busy -= 1
      return { born, together, calls }
    }
    case 'loop':
      for (;;);
    case 'ticks':
      setInterval(() => console.log('滴答'), 1)
      return new Promise(() => {})
    case 'throw':
      throw new Error('说好的错误')
    case 'reject':
      void Promise.reject(new Error('没人等的错误'))
      return new Promise(() => {})
    case 'exit':
      return process.exit(0)
    case 'big':
      return 'x'.repeat(event.bytes ?? 0)
    case 'odd':
      return { gone: undefined, when: new Date(0), not: Number.NaN }
    case 'date':
      return dates(event.at ?? 0)
    case 'refuse':
      return { kind: 'refused', code: 'NOT_OPEN', message: '还没到时间' }
    case 'read':
      return (await app.downloadFile({ fileID: event.id! })).fileContent?.toString()
    case 'file':
      return file()
    case 'call':
      return (await app.callFunction({ name: 'hasty', data: { do: 'who' } })).result
    case 'ticket':
      return tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, credentials: JSON.parse(process.env.SIGN_IN_KEY!) as object } as never).auth().createTicket(event.id!)
    case 'remember':
      return app.database().collection('probe').add({ _id: event.id })
    case 'wechat':
      return app.callWxOpenApi({ apiName: '/wxa/getwxacodeunlimit', requestData: {} }).catch(({ code, message }: { code: string; message: string }) => ({ code, message }))
    default:
      return { event, born, calls }
  }
}

const dates = (at: number) => ({
  now: Date.now(),
  made: new Date().getTime(),
  told: new Date(at).getTime(),
  parts: new Date(2026, 0, 2).getDate(),
  text: typeof Date(),
  isDate: new Date() instanceof Date,
  utc: Date.UTC(2026, 0, 1),
})

async function file() {
  const { fileID } = await app.uploadFile({ cloudPath: 'papers/议程 1.txt', fileContent: Buffer.from('第一项议程') })
  const address = async () => (await app.getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] })).fileList[0]
  const before = await address()
  const { fileContent } = await app.downloadFile({ fileID })
  const { fileList } = await app.deleteFile({ fileList: [fileID] })
  return { fileID, before: before?.code, text: fileContent?.toString(), deleted: fileList[0]?.code, after: (await address())?.code }
}
