import type { Manager, Wechat } from '../../scripts/release/deploy/ports'

/** What a fake environment holds, in the words of the real one. */
export interface Holds {
  readonly collections: Map<string, { acl: string; indexes: { Name: string; Keys: { Name: string; Direction: string }[]; Unique: boolean }[] }>
  storage: { acl: string; rule?: unknown }
  readonly functions: Map<string, { Runtime: string; Handler: string; Timeout: number; MemorySize: number; code: 'ours' | 'wechat'; Triggers: { TriggerName: string; TriggerDesc: string }[] }>
  readonly page: Map<string, string>
  site: { index: string; missing: string } | undefined
}

export interface FakeCloud {
  readonly holds: Holds
  /** Every change that was asked for, in order. */
  readonly did: string[]
  readonly manager: Manager
  readonly wechat: Wechat
  /** Makes the next change of this kind fail. */
  fail(what: string): void
}

/**
 * An environment of Tencent's in memory, behind the two ports. It keeps what it is told and is as strict as the real one:
 * a field it does not know, a collection twice, an index on a collection that is not there are errors with its codes.
 */
export function fakeCloud(): FakeCloud {
  const holds: Holds = { collections: new Map(), storage: { acl: 'PRIVATE' }, functions: new Map(), page: new Map(), site: { index: '', missing: '' } }
  const did: string[] = []
  let failing: string | undefined

  const change = (what: string) => {
    if (failing !== undefined && what.startsWith(failing)) {
      failing = undefined
      throw refusal('InternalError', '内部错误')
    }
    did.push(what)
  }
  const collection = (name: string) => holds.collections.get(name) ?? fault('ResourceNotFound', `no collection ${name}`)
  const lambda = (name: string) => holds.functions.get(name) ?? fault('ResourceNotFound.Function', `no function ${name}`)

  const manager = {
    database: {
      async listCollections(options: { MgoLimit: number; MgoOffset: number }) {
        fields('listCollections', options, ['MgoLimit', 'MgoOffset'])
        const names = [...holds.collections.keys()].slice(options.MgoOffset, options.MgoOffset + Math.min(options.MgoLimit, 100))
        return { Collections: names.map((CollectionName) => ({ CollectionName })), Pager: {} }
      },
      async createCollection(name: string) {
        change(`createCollection ${name}`)
        if (holds.collections.has(name)) fault('ResourceInUse', `${name} exists`)
        holds.collections.set(name, { acl: 'PRIVATE', indexes: [{ Name: '_id_', Keys: [{ Name: '_id', Direction: '1' }], Unique: true }] })
      },
      describeCollection: async (name: string) => ({ Indexes: collection(name).indexes, IndexNum: collection(name).indexes.length }),
      async updateCollection(name: string, indexes: { CreateIndexes?: NewIndex[]; DropIndexes?: { IndexName: string }[] }) {
        fields('updateCollection', indexes, [], ['CreateIndexes', 'DropIndexes'])
        const { indexes: has } = collection(name)
        for (const one of indexes.DropIndexes ?? []) {
          change(`dropIndex ${name}.${one.IndexName}`)
          fields('DropIndexes', one, ['IndexName'])
          const place = has.findIndex(({ Name }) => Name === one.IndexName)
          if (place < 0) fault('ResourceNotFound', `no index ${one.IndexName}`)
          has.splice(place, 1)
        }
        for (const one of indexes.CreateIndexes ?? []) {
          change(`createIndex ${name}.${one.IndexName}`)
          fields('CreateIndexes', one, ['IndexName', 'MgoKeySchema'])
          fields('MgoKeySchema', one.MgoKeySchema, ['MgoIndexKeys', 'MgoIsUnique'])
          for (const key of one.MgoKeySchema.MgoIndexKeys) {
            fields('MgoIndexKeys', key, ['Name', 'Direction'])
            if (!['1', '-1'].includes(key.Direction)) fault('InvalidParameter', 'Direction')
          }
          if (has.some(({ Name }) => Name === one.IndexName)) fault('ResourceInUse', `index ${one.IndexName} exists`)
          has.push({ Name: one.IndexName, Keys: one.MgoKeySchema.MgoIndexKeys, Unique: one.MgoKeySchema.MgoIsUnique })
        }
      },
    },
    storage: {
      getStorageAcl: async () => holds.storage,
      async setStorageAcl(acl: string, rule: unknown) {
        change('setStorageAcl')
        fields('rule', rule, ['read', 'write'])
        holds.storage = { acl, rule }
      },
    },
    functions: {
      async getFunctionDetail(name: string) {
        const { code: _, Triggers, ...rest } = lambda(name)
        return { FunctionName: name, ...rest, Triggers: Triggers.map((one) => ({ ...one, Type: 'timer' })) }
      },
      async createFunction(param: { func: { name: string; runtime: string; handler: string; timeout: number; memorySize: number }; functionPath: string }) {
        const { func } = param
        change(`createFunction ${func.name}`)
        fields('createFunction', param, ['func', 'functionPath'])
        fields('func', func, ['name', 'runtime', 'handler', 'timeout', 'memorySize', 'installDependency'])
        if (holds.functions.has(func.name)) fault('ResourceInUse.Function', `${func.name} exists`)
        holds.functions.set(func.name, { Runtime: func.runtime, Handler: func.handler, Timeout: func.timeout, MemorySize: func.memorySize, code: 'ours', Triggers: [] })
      },
      async updateFunctionConfig(func: { name: string; timeout: number; memorySize: number }) {
        change(`updateFunctionConfig ${func.name}`)
        // The real one drops what cannot be changed without a word.
        fields('updateFunctionConfig', func, ['name'], ['timeout', 'memorySize'])
        Object.assign(lambda(func.name), { Timeout: func.timeout, MemorySize: func.memorySize })
      },
      async deleteFunction(name: string) {
        change(`deleteFunction ${name}`)
        lambda(name)
        holds.functions.delete(name)
      },
      async deleteFunctionTrigger(name: string, trigger: string) {
        change(`deleteFunctionTrigger ${name}.${trigger}`)
        const { Triggers } = lambda(name)
        const place = Triggers.findIndex(({ TriggerName }) => TriggerName === trigger)
        if (place < 0) fault('ResourceNotFound.Trigger', `no trigger ${trigger}`)
        Triggers.splice(place, 1)
      },
    },
    hosting: {
      getInfo: async () => (holds.site ? [{ Status: 'online', CdnDomain: 'page.example.invalid' }] : []),
      listFiles: async () => [...holds.page].map(([Key, md5]) => ({ Key, ETag: `"${md5}"`, Size: '1' })),
      async uploadFiles(options: { files: { localPath: string; cloudPath: string }[] }) {
        change(`uploadFiles ${options.files.map(({ cloudPath }) => cloudPath).join()}`)
        fields('uploadFiles', options, ['files'])
        const { createHash } = await import('node:crypto')
        const { readFileSync } = await import('node:fs')
        for (const file of options.files) {
          fields('files', file, ['localPath', 'cloudPath'])
          holds.page.set(file.cloudPath, createHash('md5').update(readFileSync(file.localPath)).digest('hex'))
        }
      },
      getWebsiteConfig: async () => ({ WebsiteConfiguration: { IndexDocument: { Suffix: holds.site?.index }, ErrorDocument: { Key: holds.site?.missing } } }),
      async setWebsiteDocument(options: { indexDocument: string; errorDocument: string }) {
        change('setWebsiteDocument')
        fields('setWebsiteDocument', options, ['indexDocument', 'errorDocument'])
        holds.site = { index: options.indexDocument, missing: options.errorDocument }
      },
    },
    commonService: (service: string, version: string) => ({
      async call({ Action, Param }: { Action: string; Param: Record<string, unknown> }) {
        if (service !== 'tcb' || version !== '2018-06-08') fault('InvalidParameter', 'service')
        const name = Param.CollectionName as string
        if (Action === 'DescribeDatabaseACL') {
          fields(Action, Param, ['EnvId', 'CollectionName'])
          return { AclTag: collection(name).acl }
        }
        if (Action !== 'ModifyDatabaseACL') fault('InvalidAction', Action)
        fields(Action, Param, ['EnvId', 'CollectionName', 'AclTag'])
        change(`ModifyDatabaseACL ${name}`)
        collection(name).acl = Param.AclTag as string
        return {}
      },
    }),
  }

  const wechat: Wechat = {
    async uploadFunction(code) {
      change(`uploadFunction ${code.name}`)
      fields('uploadFunction', code, ['env', 'name', 'path'])
      // The real tool asks after the function first, and fails where there is none.
      lambda(code.name).code = 'wechat'
    },
    async createTrigger(_env, name, trigger) {
      change(`createTrigger ${name}.${trigger.name}`)
      fields('trigger', trigger, ['name', 'type', 'config'])
      const { Triggers } = lambda(name)
      // It does not throw where it refuses.
      if (trigger.config.split(' ').length !== 7 || Triggers.length > 0) return '请检查传入的 triggersConfig 是否符合格式'
      Triggers.push({ TriggerName: trigger.name, TriggerDesc: JSON.stringify({ cron: trigger.config }) })
      return '创建定时触发器成功'
    },
    async upload(what) {
      change(`upload ${what.version}`)
      fields('upload', what, ['version', 'desc', 'robot'])
    },
    async preview(what) {
      change('preview')
      fields('preview', what, ['version', 'desc', 'robot'])
    },
  }

  return { holds, did, manager: manager as unknown as Manager, wechat, fail: (what) => void (failing = what) }
}

interface NewIndex {
  readonly IndexName: string
  readonly MgoKeySchema: { readonly MgoIndexKeys: { Name: string; Direction: string }[]; readonly MgoIsUnique: boolean }
}

const refusal = (code: string, message: string) => Object.assign(new Error(`[${code}] ${message}`), { code })

function fault(code: string, message: string): never {
  throw refusal(code, message)
}

/** All of `required`, some of `optional`, and nothing else. */
function fields(where: string, given: unknown, required: readonly string[], optional: readonly string[] = []): void {
  const keys = Object.keys(given as object)
  for (const key of keys) if (![...required, ...optional].includes(key)) fault('UnknownParameter', `${where}.${key}`)
  for (const key of required) if (!keys.includes(key)) fault('MissingParameter', `${where}.${key}`)
}
