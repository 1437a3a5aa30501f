export default definePageConfig({ navigationBarTitleText: '公开的供需', enableShareAppMessage: true })
