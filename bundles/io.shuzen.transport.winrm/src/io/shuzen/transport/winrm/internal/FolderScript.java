package io.shuzen.transport.winrm.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Windows PowerShell that tells what is at a path: lines of {@code D|F size created accessed modified name}, the times in milliseconds
 * since 1970, the name in Base64, then {@code end}; or {@code missing} or {@code denied}.
 */
public enum FolderScript {
	/** The file or folder itself. */
	STAT("$i=Get-Item -LiteralPath $p -Force;show $i $true"),
	/** What is in the folder; of a link or junction, that it is one: where it leads to may be a folder above. */
	LIST("(New-Object IO.DirectoryInfo $p).GetFileSystemInfos()|ForEach-Object{show $_ $false}");

	private final String action;

	FolderScript(final String action) {
		this.action = action;
	}

	/** The command line; the path travels inside the encoded script, so that nothing in it has to be quoted. */
	public String command(final String path) {
		final String encodedPath = Base64.getEncoder().encodeToString(path.getBytes(StandardCharsets.UTF_8));
		final String script = "$ErrorActionPreference='Stop';$ProgressPreference='SilentlyContinue';"
				+ "$p=[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('" + encodedPath + "'));"
				+ "function show($i,$f){$k='F';$s=0;if($i -isnot [IO.DirectoryInfo]){$s=$i.Length}elseif($f -or -not $i.LinkType){$k='D'};"
				+ "$t=($i.CreationTimeUtc,$i.LastAccessTimeUtc,$i.LastWriteTimeUtc|ForEach-Object{"
				+ "[long](($_.Ticks-621355968000000000)/10000)})-join' ';"
				+ "[Console]::Out.WriteLine(\"$k $s $t \"+[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($i.Name)))};"
				+ "try{" + action + ";[Console]::Out.WriteLine('end')}"
				+ "catch [Management.Automation.ItemNotFoundException]{[Console]::Out.WriteLine('missing')}"
				+ "catch [UnauthorizedAccessException]{[Console]::Out.WriteLine('denied')}"
				+ "catch{$e=$_.Exception;while($e.InnerException){$e=$e.InnerException};"
				+ "if($e -is [UnauthorizedAccessException]){[Console]::Out.WriteLine('denied')}"
				+ "elseif($e -is [IO.DirectoryNotFoundException] -or $e -is [IO.FileNotFoundException]"
				+ " -or $e -is [Management.Automation.DriveNotFoundException]){[Console]::Out.WriteLine('missing')}"
				+ "else{[Console]::Error.WriteLine($e.Message);exit 1}}";
		return "powershell.exe -NoLogo -NoProfile -NonInteractive -EncodedCommand "
				+ Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE));
	}
}
