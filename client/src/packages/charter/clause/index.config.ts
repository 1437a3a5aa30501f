export default definePageConfig({ navigationBarTitleText: '章程条款' })
