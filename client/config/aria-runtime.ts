import { mergeInternalComponents } from '@tarojs/shared'
import aria from './aria.json'

const attributes = Object.fromEntries(aria.attributes.map((name) => [name, '']))

mergeInternalComponents(Object.fromEntries(aria.components.map((name) => [name, { ...attributes }])))
