export default definePageConfig({ navigationBarTitleText: '在线培训' })
