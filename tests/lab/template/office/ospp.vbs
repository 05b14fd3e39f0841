' Stands for Office's licence tool. What is installed is in C:\lab\tools\ospp.txt: blocks as /dstatus prints them, each
' ended by a line of hyphens; /unpkey removes the block with that key.
Option Explicit
Const StatusFile = "C:\lab\tools\ospp.txt"
Const Rule = "---------------------------------------"
Dim files, argument, key

Function ReadStatus()
	Dim file
	ReadStatus = ""
	If files.FileExists(StatusFile) Then
		If files.GetFile(StatusFile).Size > 0 Then
			Set file = files.OpenTextFile(StatusFile, 1)
			ReadStatus = Replace(file.ReadAll, vbCr, "")
			file.Close
		End If
	End If
End Function

Sub WriteStatus(text)
	Dim file
	Set file = files.CreateTextFile(StatusFile, True)
	file.Write text
	file.Close
End Sub

Sub ShowStatus()
	Dim lines, i, last
	lines = Split(ReadStatus(), vbLf)
	last = UBound(lines)
	If last >= 0 Then
		If lines(last) = "" Then last = last - 1
	End If
	If last < 0 Then
		WScript.Echo "<No installed product keys detected>"
		WScript.Echo Rule
	End If
	For i = 0 To last
		WScript.Echo lines(i)
	Next
End Sub

Sub RemoveKey(wanted)
	Dim lines, i, block, kept, name, found, removed
	lines = Split(ReadStatus(), vbLf)
	block = ""
	kept = ""
	name = ""
	found = False
	removed = ""
	For i = 0 To UBound(lines)
		If lines(i) <> "" Then
			block = block & lines(i) & vbLf
			If Left(lines(i), 14) = "LICENSE NAME: " Then name = Mid(lines(i), 15)
			If UCase(lines(i)) = UCase("Last 5 characters of installed product key: " & wanted) Then found = True
			If lines(i) = Rule Then
				If found Then
					removed = name
				Else
					kept = kept & block
				End If
				block = ""
				found = False
			End If
		End If
	Next
	If removed = "" Then
		WScript.Echo "<Product key not found>"
	Else
		WriteStatus kept
		WScript.Echo "Uninstalling product key for: " & removed
		WScript.Echo "<Product key uninstall successful>"
	End If
	WScript.Echo Rule
End Sub

Set files = CreateObject("Scripting.FileSystemObject")
If WScript.Arguments.Count = 0 Then
	WScript.Echo "lab: ospp.vbs needs an argument"
	WScript.Quit 251
End If
argument = WScript.Arguments(0)
WScript.Echo "---Processing--------------------------"
WScript.Echo Rule
If LCase(argument) = "/dstatus" Then
	ShowStatus
	WScript.Echo Rule
ElseIf LCase(Left(argument, 8)) = "/unpkey:" Then
	RemoveKey Mid(argument, 9)
Else
	WScript.Echo "lab: ospp.vbs is not imitated with " & argument
	WScript.Quit 251
End If
WScript.Echo "---Exiting-----------------------------"
